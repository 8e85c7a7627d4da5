package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.local.option.Options;
import dev.ilmyeon.local.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTests {

  @TempDir Path directory;

  /** Ctrl-C may come before there is anything to stop. */
  @Test
  void startsNothingOnceItIsClosed() {
    Path data = directory.resolve("data");
    Run run =
        new Run(Options.parse("--data=" + data, "--once"), Terminal.ofSystem(), Instant.now());

    run.close();

    assertThatThrownBy(run::run).isInstanceOf(InterruptedException.class);
    assertThat(data.resolve("postgres")).doesNotExist();
    assertThat(Files.exists(data.resolve("binaries"))).isFalse();
  }
}
