package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlPayload;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.server.subgraph.ClientCall;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One that the engine runs.
 *
 * @param calls contexts of subgraph requests; each has a deadline from then on
 */
record EngineOperation(FederationEngine engine, GraphQlRequest request, Supplier<ClientCall> calls)
    implements AdmittedOperation {

  @Override
  public Mono<GraphQlResponse> execute() {
    return engine.execute(request);
  }

  @Override
  public Flux<GraphQlPayload> executeIncrementally(IncrementalFormat format) {
    return engine.executeIncrementally(request, format);
  }

  @Override
  public Flux<GraphQlResponse> subscribe() {
    return engine.subscribe(request, calls);
  }
}
