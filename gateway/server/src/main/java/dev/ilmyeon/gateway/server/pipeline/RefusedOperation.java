package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.GraphQlPayload;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.server.cache.Served;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One that is answered as an invalid one is, without the engine. */
record RefusedOperation(RefusedException refusal) implements AdmittedOperation {

  @Override
  public Mono<Served> execute() {
    return Mono.just(Served.once(refusal.response()));
  }

  @Override
  public Flux<GraphQlPayload> executeIncrementally(IncrementalFormat format) {
    return Flux.just(GraphQlPayload.only(refusal.response()));
  }

  @Override
  public Flux<GraphQlResponse> subscribe() {
    return Flux.just(refusal.response());
  }
}
