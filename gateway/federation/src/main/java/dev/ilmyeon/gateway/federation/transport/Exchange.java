package dev.ilmyeon.gateway.federation.transport;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport.Callback;
import dev.ilmyeon.gateway.federation.transport.BoundedBody.TooLargeException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, whichever of answer, failure, time-out and cancelling comes first.
 *
 * <p>The client's own time-out ends with the response's headers; a body that stalls would never
 * end. So the clock here runs until the last byte. Whatever ends the exchange before that closes
 * its connection.
 */
final class Exchange {

  private final Callback callback;
  private final long maxBytes;
  private final AtomicBoolean settled = new AtomicBoolean();
  private final CompletableFuture<Void> clock = new CompletableFuture<>();
  private volatile @Nullable CompletableFuture<HttpResponse<BoundedBody.Bytes>> answer;

  Exchange(Callback callback, long maxBytes) {
    this.callback = callback;
    this.maxBytes = maxBytes;
  }

  void start(HttpClient client, HttpRequest request, Duration timeout) {
    clock
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .whenComplete((_, late) -> {
          if (late instanceof TimeoutException) {
            abort(Kind.TIMED_OUT, "no whole answer in " + timeout.toMillis() + " ms");
          }
        });
    CompletableFuture<HttpResponse<BoundedBody.Bytes>> sent =
        client.sendAsync(request, info -> new BoundedBody(info, maxBytes));
    answer = sent;
    if (settled.get()) {
      sent.cancel(true);
    }
    sent.whenComplete(this::ended);
  }

  void cancel() {
    abort(Kind.CANCELLED, "cancelled");
  }

  private void abort(Kind kind, String detail) {
    if (settle()) {
      CompletableFuture<?> sent = answer;
      if (sent != null) {
        sent.cancel(true);
      }
      callback.failed(new SubgraphFailure(kind, detail));
    }
  }

  private void ended(
      @Nullable HttpResponse<BoundedBody.Bytes> response, @Nullable Throwable failure) {
    if (!settle()) {
      return;
    }
    if (response == null) {
      callback.failed(failure(failure));
      return;
    }
    BoundedBody.Bytes body = response.body();
    callback.answered(
        new SubgraphResponse(
            response.statusCode(),
            response.headers().firstValue("content-type").orElse(null),
            body.array(),
            body.length(),
            false,
            response.headers().firstValue("cache-control").orElse(null),
            age(response.headers().firstValue("age").orElse(""))));
  }

  /** One that is none counts for nothing (RFC 9111, 5.1). */
  private static int age(String seconds) {
    return seconds.matches("[0-9]{1,9}") ? Integer.parseInt(seconds) : 0;
  }

  private boolean settle() {
    boolean first = settled.compareAndSet(false, true);
    if (first) {
      clock.complete(null);
    }
    return first;
  }

  private static SubgraphFailure failure(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    Kind kind =
        switch (cause) {
          case HttpTimeoutException _ -> Kind.TIMED_OUT;
          case TooLargeException _ -> Kind.TOO_LARGE;
          case null, default -> Kind.UNREACHABLE;
        };
    return new SubgraphFailure(kind, String.valueOf(cause));
  }
}
