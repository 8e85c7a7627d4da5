package dev.ilmyeon.local.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarFingerprintTests {

  @TempDir Path directory;

  @Test
  void isThatOfTheContentWhateverTheTime() throws IOException {
    String first = JarFingerprint.of(jar("a", "Main.class", "code", 1_000_000_000_000L));

    assertThat(JarFingerprint.of(jar("b", "Main.class", "code", 1_500_000_000_000L)))
        .isEqualTo(first);
    assertThat(JarFingerprint.of(jar("c", "Main.class", "edoc", 1_000_000_000_000L)))
        .isNotEqualTo(first);
    assertThat(JarFingerprint.of(jar("d", "Niam.class", "code", 1_000_000_000_000L)))
        .isNotEqualTo(first);
  }

  private Path jar(String name, String entry, String content, long time) throws IOException {
    Path jar = directory.resolve(name + ".jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      ZipEntry only = new ZipEntry(entry);
      only.setTime(time);
      zip.putNextEntry(only);
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
