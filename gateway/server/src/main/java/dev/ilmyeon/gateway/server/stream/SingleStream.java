package dev.ilmyeon.gateway.server.stream;

import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One stream for several operations. They begin when somebody listens, and each gives no more than
 * the client takes.
 */
final class SingleStream {

  private final int limit;
  private final Sinks.Many<Flux<byte[]>> begun = Sinks.many().unicast().onBackpressureBuffer();
  private final Map<String, Sinks.Empty<Void>> operations = new HashMap<>();

  SingleStream(int limit) {
    this.limit = limit;
  }

  Flux<byte[]> frames() {
    return begun.asFlux().flatMap(frames -> frames, Math.max(limit, 1), 1);
  }

  synchronized void run(String id, Flux<GraphQlResponse> responses) {
    if (operations.containsKey(id)) {
      throw new RefusedException(
          HttpStatus.CONFLICT, "OPERATION_EXISTS", "There is an operation with this id already.");
    }
    if (operations.size() >= limit) {
      throw new RefusedException(
          HttpStatus.TOO_MANY_REQUESTS,
          "TOO_MANY_OPERATIONS",
          "As many operations as may be are under way on this stream.");
    }
    Sinks.Empty<Void> cancelled = Sinks.empty();
    operations.put(id, cancelled);
    begun.tryEmitNext(
        responses
            .map(response -> Frames.next(id, response))
            .takeUntilOther(cancelled.asMono())
            .concatWith(Mono.fromSupplier(() -> Frames.complete(id)))
            .doFinally(_ -> ended(id, cancelled)));
  }

  private synchronized void ended(String id, Sinks.Empty<Void> operation) {
    operations.remove(id, operation);
  }

  void cancel(String id) {
    Sinks.Empty<Void> operation;
    synchronized (this) {
      operation = operations.remove(id);
    }
    if (operation != null) {
      operation.tryEmitEmpty();
    }
  }
}
