package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.GraphQlPayload;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.server.cache.Served;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One that another client might not mean by the same request. Caches on the way are told so; the
 * gateway's own know documents by their text.
 */
record ClientsOperation(AdmittedOperation operation) implements AdmittedOperation {

  @Override
  public Mono<Served> execute() {
    return operation.execute().map(served -> served.varying(ClientNames.HEADERS));
  }

  @Override
  public boolean mayBeKept() {
    return operation.mayBeKept();
  }

  @Override
  public Flux<GraphQlPayload> executeIncrementally(IncrementalFormat format) {
    return operation.executeIncrementally(format);
  }

  @Override
  public Flux<GraphQlResponse> subscribe() {
    return operation.subscribe();
  }

  @Override
  public boolean subscribes() {
    return operation.subscribes();
  }

  @Override
  public RefusedException refused(RefusedException refusal) {
    return operation.refused(refusal);
  }

  @Override
  public Map<String, String> headers() {
    return operation.headers();
  }
}
