package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.GraphQlPayload;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.server.cache.Served;
import dev.ilmyeon.gateway.server.overload.Overload;
import dev.ilmyeon.gateway.server.overload.PriorityClass;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One that counts among those under way until it has its answer. A subscription does not: it waits
 * most of its time, and has limits of its own.
 */
record HeldOperation(AdmittedOperation operation, Overload overload, PriorityClass asked)
    implements AdmittedOperation {

  @Override
  public Mono<Served> execute() {
    return overload
        .hold(asked, operation::execute)
        .onErrorMap(RefusedException.class, operation::refused);
  }

  @Override
  public boolean mayBeKept() {
    return operation.mayBeKept();
  }

  @Override
  public Flux<GraphQlPayload> executeIncrementally(IncrementalFormat format) {
    return overload
        .holdMany(asked, () -> operation.executeIncrementally(format))
        .onErrorMap(RefusedException.class, operation::refused);
  }

  @Override
  public Flux<GraphQlResponse> subscribe() {
    return subscribes()
        ? operation.subscribe()
        : overload
            .holdMany(asked, operation::subscribe)
            .onErrorMap(RefusedException.class, operation::refused);
  }

  @Override
  public RefusedException refused(RefusedException refusal) {
    return operation.refused(refusal);
  }

  @Override
  public boolean subscribes() {
    return operation.subscribes();
  }

  @Override
  public Map<String, String> headers() {
    return operation.headers();
  }
}
