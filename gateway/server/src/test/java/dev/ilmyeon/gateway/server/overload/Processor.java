package dev.ilmyeon.gateway.server.overload;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How much of a processor a process uses. */
final class Processor {

  private final ProcessHandle process;
  private long since;
  private Duration before = Duration.ZERO;

  Processor(ProcessHandle process) {
    this.process = process;
  }

  /** All its threads run on that one from now on, where {@code taskset} can say so. */
  void pin(int processor) throws InterruptedException {
    if (Runtime.getRuntime().availableProcessors() > processor) {
      try {
        new ProcessBuilder(
                "taskset",
                "-a",
                "-c",
                "-p",
                Integer.toString(processor),
                Long.toString(process.pid()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor(10, TimeUnit.SECONDS);
      } catch (IOException _) {
        // There is none; the system shares the processors out.
      }
    }
  }

  private Duration used() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  void begin() {
    since = System.nanoTime();
    before = used();
  }

  /** Since the beginning: 1 is all of one. */
  double share() {
    return (double) used().minus(before).toNanos() / (System.nanoTime() - since);
  }
}
