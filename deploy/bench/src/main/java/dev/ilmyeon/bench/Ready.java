package dev.ilmyeon.bench;

import dev.ilmyeon.bench.gateway.RunningGateway;
import dev.ilmyeon.bench.load.LoadGenerator;
import dev.ilmyeon.bench.load.LoadResult;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for a gateway's first right answer. */
final class Ready {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration FOR_ONE = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Ready() {}

  /** Null if it came, else what came instead until the gateway or the patience ended. */
  static @Nullable String await(RunningGateway gateway, LoadGenerator load) {
    String told = "";
    while (gateway.isAlive() && gateway.age().compareTo(PATIENCE) < 0) {
      try {
        LoadResult asked = load.run(1, FOR_ONE, 1);
        if (asked.requests() == 1 && asked.errors() == 0) {
          return null;
        }
        told = asked.firstError();
      } catch (IOException e) {
        told = String.valueOf(e);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return told;
  }
}
