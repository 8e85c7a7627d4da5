package dev.ilmyeon.local.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTests {

  private static final int JAVA_8_CLASS = 52;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1.8, 8", "11, 11", "25, 25", "26, 26", "'', 0", "x, 0"})
  void readsVersions(String specification, int version) {
    assertThat(Start.versionOf(specification)).isEqualTo(version);
  }

  @Test
  void anyJavaCanReadIt() throws IOException {
    for (Class<?> type : new Class<?>[] {Start.class, InstalledJdks.class}) {
      try (var bytes =
          new DataInputStream(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
        bytes.readInt();
        bytes.readUnsignedShort();
        assertThat(bytes.readUnsignedShort()).as(type.getName()).isEqualTo(JAVA_8_CLASS);
      }
    }
  }

  @Test
  void findsTheJdkThatItRunsOn() {
    Path home = Path.of(System.getProperty("java.home"));
    assertThat(InstalledJdks.isJdk(home, Runtime.version().feature())).isTrue();
    assertThat(InstalledJdks.isJdk(home, Runtime.version().feature() + 1)).isFalse();
  }

  @Test
  void prefersJavaHomeAndSkipsOtherVersions() throws IOException {
    Path old = jdk("old", "17.0.15");
    Path early = jdk("early", "26-ea");
    Path managed = jdk("user/.sdkman/candidates/java/26-tem", "26");
    Map<String, String> environment =
        Map.of("JAVA_HOME", old.toString(), "HOME", folder.resolve("user").toString());
    assertThat(new InstalledJdks(environment).find(26)).isEqualTo(managed);
    assertThat(new InstalledJdks(Map.of("JAVA_HOME", early.toString())).find(26)).isEqualTo(early);
  }

  @Test
  void aFolderWithoutAReleaseFileIsNone() throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    Files.createFile(folder.resolve("bin/java"));
    assertThat(InstalledJdks.isJdk(folder, 25)).isFalse();
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.createFile(home.resolve("bin/java"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
