package dev.ilmyeon.media.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class MediaFilesTests {

  @TempDir Path directory;

  @Test
  void keepsAFileUnderItsName() throws IOException {
    MediaFiles files = files();
    Path path = files.path("renditions", "ab12.webp");

    assertThat(files.size(path)).isEmpty();
    files.write(path, out -> out.write("picture".getBytes(StandardCharsets.UTF_8)));

    assertThat(path).isEqualTo(directory.resolve("renditions/ab/ab12.webp")).hasContent("picture");
    assertThat(files.size(path)).hasValue(7);
  }

  @Test
  void leavesNothingOfAFileThatFailed() throws IOException {
    MediaFiles files = files();
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
        .isEqualTo(
            new MediaProperties(
                Path.of(".ilmyeon/media"),
                DataSize.ofMegabytes(64),
                DataSize.ofGigabytes(10),
                2,
                512,
                Duration.ofSeconds(15)));
  }

  @Test
  void writesNothingMoreOnceTheReserveIsTouched() throws IOException {
    AtomicLong free = new AtomicLong(1_000);
    MediaFiles files = new MediaFiles(directory, where -> free.get(), 1_000);
    Path first = files.path("renditions", "ab12.webp");
    files.write(first, out -> out.write(1));
    free.set(999);

    assertThatThrownBy(
            () -> files.write(files.path("renditions", "cd34.webp"), out -> out.write(1)))
        .isInstanceOf(DiskFullException.class);
    assertThat(files.size(first)).hasValue(1);
  }

  @Test
  void knowsAFullDiskByWhatTheSystemSays() {
    assertThat(DiskFullException.of(new FileSystemException("x", null, "No space left on device")))
        .isInstanceOf(DiskFullException.class);
    assertThat(DiskFullException.of(new IOException("Disk quota exceeded")))
        .isInstanceOf(DiskFullException.class);
    assertThat(DiskFullException.of(new IOException("Broken pipe")))
        .isNotInstanceOf(DiskFullException.class);
    assertThat(DiskFullException.of(new IOException((String) null)))
        .isNotInstanceOf(DiskFullException.class);
  }

  @Test
  void sweepsWhatAnEndedProcessLeftUnfinished() throws IOException {
    MediaFiles files = files();
    Path folder = Files.createDirectories(files.folder("unfinished"));
    Path old = Files.writeString(folder.resolve("1.part"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2024-07-26T00:00:00Z")));
    Path young = Files.writeString(folder.resolve("2.part"), "half");

    files.sweepUnfinished(Instant.parse("2024-07-26T01:00:00Z"));

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  private MediaFiles files() {
    return new MediaFiles(directory, where -> Long.MAX_VALUE, 0);
  }
}
