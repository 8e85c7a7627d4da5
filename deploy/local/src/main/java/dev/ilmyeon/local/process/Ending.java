package dev.ilmyeon.local.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * How processes are ended: asked first, then, when the grace is over, killed with their children.
 */
public final class Ending {

  private static final Duration KILLED = Duration.ofSeconds(5);

  private Ending() {}

  /** All side by side within one grace; returns when none is left. */
  public static void all(List<ProcessHandle> processes, Duration grace) {
    processes.forEach(ProcessHandle::destroy);
    if (!awaited(processes, grace)) {
      List<ProcessHandle> left =
          processes.stream()
              .filter(ProcessHandle::isAlive)
              .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
              .toList();
      left.forEach(ProcessHandle::destroyForcibly);
      awaited(left, KILLED);
    }
  }

  private static boolean awaited(List<ProcessHandle> processes, Duration limit) {
    CompletableFuture<?>[] exits =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(exits).get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
