package dev.ilmyeon.articles.survival;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Where the service listens at present: nowhere from before it is killed until it is started. */
final class Portal {

  private CompletableFuture<Integer> port = new CompletableFuture<>();

  /** Waits for it. */
  int port() throws Exception {
    CompletableFuture<Integer> awaited;
    synchronized (this) {
      awaited = port;
    }
    return awaited.get(180, TimeUnit.SECONDS);
  }

  synchronized void started(int at) {
    port.complete(at);
  }

  /** Writers that are at it are cut off in the middle; others wait. */
  synchronized void gone() {
    port = new CompletableFuture<>();
  }
}
