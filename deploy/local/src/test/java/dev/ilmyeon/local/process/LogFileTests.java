package dev.ilmyeon.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTests {

  @TempDir Path directory;

  @Test
  void keepsTheLastThreeRuns() throws IOException {
    LogFile log = LogFile.in(directory, "articles");
    for (int run = 1; run <= 6; run++) {
      log.rotate();
      Files.writeString(log.file(), "run " + run);
    }

    assertThat(directory.resolve("articles.log")).hasContent("run 6");
    assertThat(directory.resolve("articles.1.log")).hasContent("run 5");
    assertThat(directory.resolve("articles.3.log")).hasContent("run 3");
    assertThat(directory).isDirectoryNotContaining("glob:**4.log");
  }

  @Test
  void readsTheEndOfALongLog() throws IOException {
    LogFile log = LogFile.in(directory, "articles");
    Files.writeString(log.file(), "줄\n".repeat(100_000) + "끝에서 둘째\n끝\n");

    assertThat(log.tail(2)).containsExactly("끝에서 둘째", "끝");
    assertThat(LogFile.in(directory, "none").tail(2)).isEmpty();
  }
}
