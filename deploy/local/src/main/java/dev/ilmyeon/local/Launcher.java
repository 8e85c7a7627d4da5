package dev.ilmyeon.local;

import dev.ilmyeon.local.option.BadOptionException;
import dev.ilmyeon.local.option.Options;
import dev.ilmyeon.local.terminal.Problem;
import dev.ilmyeon.local.terminal.Style;
import dev.ilmyeon.local.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What {@code deploy/up} runs. {@code --help} tells the options. */
public final class Launcher {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Launcher() {}

  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofSystem();
    int status;
    try {
      Options options = Options.parse(arguments);
      status = options.help() ? help(terminal) : run(options, terminal);
    } catch (BadOptionException e) {
      fail(terminal, e);
      status = MISUSED;
    } catch (Problem e) {
      fail(terminal, e);
      status = FAILED;
    } catch (InterruptedException _) {
      status = FAILED;
    } catch (IOException | UncheckedIOException e) {
      terminal.line(terminal.styled(Style.RED, "Not started: " + e.getMessage()));
      status = FAILED;
    }
    System.exit(status);
  }

  private static void fail(Terminal terminal, Exception e) {
    terminal.line(terminal.styled(Style.RED, String.valueOf(e.getMessage())));
  }

  /** Whatever ends this process, short of a kill, first stops what it started. */
  private static int run(Options options, Terminal terminal)
      throws IOException, InterruptedException {
    Run run = new Run(options, terminal, start());
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  try {
                    run.close();
                  } finally {
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                  }
                }));
    return run.run();
  }

  /** Of the script, if it said so: a build counts as well. */
  private static Instant start() {
    String seconds = System.getProperty("ilmyeon.started", "");
    return seconds.matches("[0-9]{1,12}")
        ? Instant.ofEpochSecond(Long.parseLong(seconds))
        : ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
  }

  private static int help(Terminal terminal) throws IOException {
    try (InputStream text = Launcher.class.getResourceAsStream("help.txt")) {
      if (text == null) {
        throw new IllegalStateException("help.txt is missing");
      }
      terminal.line(new String(text.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
    }
    return 0;
  }
}
