package dev.ilmyeon.local.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.local.option.Part;
import dev.ilmyeon.local.process.LogFile;
import dev.ilmyeon.local.terminal.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTests {

  @TempDir Path directory;

  @Test
  void saysWhatToDoWhenItIsNotBuilt() {
    assertThatThrownBy(() -> prepare(Part.WEATHER, directory.resolve("weather-service.jar")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("weather-service.jar is not built")
        .hasMessageContaining("--no-build");
  }

  @Test
  void anotherBuildTakesThePlaceOfTheLastWithItsCache() throws IOException {
    Path jar = directory.resolve("weather-service.jar");
    Application first = prepare(Part.WEATHER, build(jar, "one"));
    Files.writeString(first.cache(), "cache");
    Application other = prepare(Part.MEDIA, jar);

    assertThat(prepare(Part.WEATHER, build(jar, "one")).cache()).isEqualTo(first.cache()).exists();

    Application second = prepare(Part.WEATHER, build(jar, "two"));
    assertThat(second.cache()).doesNotExist();
    assertThat(first.cache()).doesNotExist();
    assertThat(second.installed().jar()).hasSameBinaryContentAs(jar);
    assertThat(other.installed().jar()).exists();
  }

  @Test
  void dropsTheCacheOfAStartThatFailed() throws IOException {
    Application application =
        prepare(Part.MEDIA, build(directory.resolve("media-service.jar"), "one"));
    Files.writeString(application.cache(), "cache");

    application.failedToStart();

    assertThat(application.cache()).doesNotExist();
  }

  private Application prepare(Part part, Path jar) throws IOException {
    return Application.prepare(
        part,
        jar,
        directory.resolve("applications"),
        0,
        Map::of,
        LogFile.in(directory, part.label()));
  }

  private static Path build(Path jar, String content) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, new Manifest())) {
      out.putNextEntry(new JarEntry(content));
    }
    return jar;
  }
}
