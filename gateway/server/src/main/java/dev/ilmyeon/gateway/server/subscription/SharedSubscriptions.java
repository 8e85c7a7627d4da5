package dev.ilmyeon.gateway.server.subscription;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.request.TracedContext;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import reactor.core.Exceptions;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;

/**
 * One subscription for all clients that ask for the same and may see the same: one at the subgraph,
 * one set of fetches for each event, one response written. Equal are requests with the same
 * document, operation name, variables and claims, and the same headers for the subgraphs.
 *
 * <p>The first client begins it, the last one ends it; who comes later gets what happens from then
 * on. A client that is slower than the events has a bounded number of them waiting, and beyond that
 * is ended alone. After the supergraph has changed, new clients begin one anew on the new one.
 */
public final class SharedSubscriptions {

  private final FederationEngine engine;
  private final boolean share;
  private final int waitingEvents;
  private final Map<Key, Flux<Response>> live = new ConcurrentHashMap<>();

  /** {@code request}: its context is equal to another's that a subgraph would answer alike. */
  private record Key(Object edition, GraphQlRequest request) {}

  /** Written once, and nobody's to release. */
  private record Response(Outcome outcome, byte[] body) {

    static Response of(GraphQlResponse response) {
      Response copy = new Response(response.outcome(), response.body());
      response.release();
      return copy;
    }

    GraphQlResponse own() {
      return new GraphQlResponse(outcome, body);
    }
  }

  SharedSubscriptions(FederationEngine engine, boolean share, int waitingEvents) {
    this.engine = engine;
    this.share = share;
    this.waitingEvents = waitingEvents;
  }

  /** As {@link FederationEngine#subscribe(GraphQlRequest, Supplier)}, of a subscription. */
  public Flux<GraphQlResponse> subscribe(GraphQlRequest request, Supplier<?> contexts) {
    if (!share) {
      return engine.subscribe(request, contexts);
    }
    return Flux.defer(() -> {
      Key key = new Key(engine.edition(), request);
      return live.computeIfAbsent(key, _ -> begin(key, contexts))
          .map(Response::own)
          .onBackpressureBuffer(waitingEvents, BufferOverflowStrategy.ERROR)
          .onErrorResume(Exceptions::isOverflow, _ -> Flux.just(overflow(request)));
    });
  }

  private Flux<Response> begin(Key key, Supplier<?> contexts) {
    return engine
        .subscribe(key.request(), contexts)
        .map(Response::of)
        .doFinally(_ -> live.remove(key))
        .publish()
        .refCount();
  }

  /** How many there are, however many clients share them. */
  int size() {
    return live.size();
  }

  private static GraphQlResponse overflow(GraphQlRequest request) {
    return new GraphQlResponse(
        Outcome.EXECUTED,
        new RefusedException(
                HttpStatus.TOO_MANY_REQUESTS,
                "SUBSCRIPTION_OVERFLOW",
                "The events came faster than they were taken.")
            .traced(TracedContext.of(request.context()))
            .body(",\"data\":null}"));
  }
}
