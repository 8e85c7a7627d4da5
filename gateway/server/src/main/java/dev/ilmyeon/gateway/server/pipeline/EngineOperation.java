package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlPayload;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.request.AskedOperation;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.server.cache.ResponseCache;
import dev.ilmyeon.gateway.server.cache.Served;
import dev.ilmyeon.gateway.server.observation.Ending;
import dev.ilmyeon.gateway.server.observation.Observation;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import dev.ilmyeon.gateway.server.subgraph.ClientCall;
import dev.ilmyeon.gateway.server.subscription.SharedSubscriptions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One that the engine runs.
 *
 * @param calls contexts of the subgraph requests for a subscription's events; each has a deadline
 *     from then on, and tells what becomes of it
 * @param seen is told how it goes
 * @param headers what is left of the client's budget
 * @param cache null if it is not for everybody
 */
record EngineOperation(
    FederationEngine engine,
    SharedSubscriptions subscriptions,
    GraphQlRequest request,
    Function<Observation, ClientCall> calls,
    Observation seen,
    Map<String, String> headers,
    @Nullable ResponseCache cache)
    implements AdmittedOperation {

  @Override
  public Mono<Served> execute() {
    Mono<Served> served =
        cache == null ? engine.execute(request).map(this::served) : cache.answer(request);
    return served
        .doOnSuccess(each -> ended(each == null ? null : each.response()))
        .doOnError(_ -> seen.ended(Ending.FAILED))
        .doOnCancel(() -> seen.ended(Ending.CANCELLED));
  }

  private Served served(GraphQlResponse response) {
    return request.context() instanceof ClientCall call
        ? new Served(response, call.told())
        : Served.once(response);
  }

  @Override
  public boolean mayBeKept() {
    return cache != null && cache.mayHave(request);
  }

  @Override
  public Flux<GraphQlPayload> executeIncrementally(IncrementalFormat format) {
    return engine
        .executeIncrementally(request, format)
        .doOnNext(payload -> seen.ended(ending(payload.outcome(), false)))
        .doOnError(_ -> seen.ended(Ending.FAILED))
        .doOnCancel(() -> seen.ended(Ending.CANCELLED));
  }

  @Override
  public Flux<GraphQlResponse> subscribe() {
    Optional<AskedOperation> asked =
        engine.operation(request).filter(EngineOperation::isSubscription);
    if (asked.isPresent()) {
      seen.asked(asked.get());
      Supplier<Observation> events = seen.events();
      seen.ended(Ending.OK);
      return subscriptions.subscribe(request, () -> calls.apply(events.get()));
    }
    return engine
        .subscribe(request)
        .doOnNext(this::ended)
        .doOnError(_ -> seen.ended(Ending.FAILED))
        .doOnCancel(() -> seen.ended(Ending.CANCELLED));
  }

  @Override
  public boolean subscribes() {
    return engine.operation(request).filter(EngineOperation::isSubscription).isPresent();
  }

  @Override
  public RefusedException refused(RefusedException refusal) {
    seen.ended(Ending.REFUSED);
    return refusal.traced(seen.traceId());
  }

  private static boolean isSubscription(AskedOperation asked) {
    return asked.kind() == OperationKind.SUBSCRIPTION;
  }

  private void ended(@Nullable GraphQlResponse response) {
    if (response != null) {
      seen.ended(ending(response.outcome(), response.hasErrors()));
    }
  }

  private static Ending ending(Outcome outcome, boolean hasErrors) {
    return switch (outcome) {
      case EXECUTED -> hasErrors ? Ending.ERRORS : Ending.OK;
      case UNPARSABLE, REFUSED, NOT_ALLOWED -> Ending.REFUSED;
    };
  }
}
