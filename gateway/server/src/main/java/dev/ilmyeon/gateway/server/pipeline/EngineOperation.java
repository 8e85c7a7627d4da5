package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlPayload;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.server.subgraph.ClientCall;
import dev.ilmyeon.gateway.server.subscription.SharedSubscriptions;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One that the engine runs.
 *
 * @param calls contexts of subgraph requests; each has a deadline from then on
 * @param headers what is left of the client's budget
 */
record EngineOperation(
    FederationEngine engine,
    SharedSubscriptions subscriptions,
    GraphQlRequest request,
    Supplier<ClientCall> calls,
    Map<String, String> headers)
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
    return subscribes()
        ? subscriptions.subscribe(request, calls)
        : engine.subscribe(request, calls);
  }

  @Override
  public boolean subscribes() {
    return engine.kind(request).filter(OperationKind.SUBSCRIPTION::equals).isPresent();
  }
}
