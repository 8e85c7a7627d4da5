package dev.ilmyeon.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Work done side by side, each piece on a thread of its own: platform threads, since virtual ones
 * that load a class keep their carrier while they wait for the class path's lock, and on two cores
 * the one that has the lock may find no carrier to go on with.
 */
final class Tasks {

  private Tasks() {}

  static <T extends @Nullable Object> CompletableFuture<T> start(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("task")
        .start(() -> {
          try {
            result.complete(work.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /** Waits for it; what it threw is thrown here. */
  static <T extends @Nullable Object> T result(CompletableFuture<T> task) {
    try {
      return task.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw new UncheckedIOException(failure);
        case RuntimeException failure -> throw failure;
        case null, default -> throw e;
      }
    }
  }
}
