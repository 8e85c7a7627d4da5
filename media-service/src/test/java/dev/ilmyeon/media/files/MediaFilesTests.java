package dev.ilmyeon.media.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MediaFilesTests {

  @TempDir Path directory;

  @Test
  void keepsAFileUnderItsName() throws IOException {
    MediaFiles files = new MediaFiles(directory);
    Path path = files.path("renditions", "ab12.webp");

    assertThat(files.size(path)).isEmpty();
    files.write(path, out -> out.write("picture".getBytes(StandardCharsets.UTF_8)));

    assertThat(path).isEqualTo(directory.resolve("renditions/ab/ab12.webp")).hasContent("picture");
    assertThat(files.size(path)).hasValue(7);
  }

  @Test
  void leavesNothingOfAFileThatFailed() throws IOException {
    MediaFiles files = new MediaFiles(directory);
    Path path = files.path("renditions", "ab12.webp");

    assertThatThrownBy(() ->
            files.write(
                path,
                out -> {
                  out.write(1);
                  throw new IOException("full");
                }))
        .hasMessage("full");

    try (Stream<Path> all = Files.walk(directory)) {
      assertThat(all.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void defaultsFitASmallMachine() {
    MediaProperties defaults =
        new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("ilmyeon.media", MediaProperties.class);

    assertThat(defaults)
        .isEqualTo(new MediaProperties(Path.of(".ilmyeon/media"), 2, 512, Duration.ofSeconds(15)));
  }
}
