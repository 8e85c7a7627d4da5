package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.EngineListener.EventEnding;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.execute.PlanRun;
import dev.ilmyeon.gateway.federation.execute.SubscriptionRun;
import dev.ilmyeon.gateway.federation.introspection.SchemaAnswers;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.request.TracedContext;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import dev.ilmyeon.gateway.federation.subgraph.FetchListener.Fetched;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubscriptionTransport;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.Exceptions;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * One client's subscription.
 *
 * <p>A subgraph's events are not to be slowed down: what cannot be told of at once waits, up to a
 * limit, beyond which the subscription ends and says so. A few events are worked on at the same
 * time, since each may have to wait for other subgraphs; their responses keep the events' order.
 */
final class EngineSubscription {

  /** Events that are worked on, besides those that wait. */
  private static final int AT_ONCE = 8;

  private final Accepted accepted;
  private final Generation generation;
  private final EngineOptions options;
  private final EngineListener listener;
  private final Object context;
  private final Supplier<?> contexts;
  private final Unexecuted unexecuted;

  /**
   * @param context for the transport, to subscribe with
   * @param contexts for the transport, one for each event
   */
  EngineSubscription(
      Accepted accepted,
      Generation generation,
      EngineOptions options,
      EngineListener listener,
      Object context,
      Supplier<?> contexts) {
    this.accepted = accepted;
    this.generation = generation;
    this.options = options;
    this.listener = listener;
    this.context = context;
    this.contexts = contexts;
    this.unexecuted = new Unexecuted(options.errors(), listener);
  }

  private sealed interface Signal {
    record Event(SubgraphResponse response) implements Signal {}

    record Failed(SubgraphFailure failure) implements Signal {}
  }

  /**
   * Subscribes at the subgraph when it is subscribed to, and as long. Throws {@code
   * RequestException} where the schema is asked for and may not be.
   */
  Flux<GraphQlResponse> responses() {
    accepted.requireIntrospection(options);
    if (accepted.operation().plan().fetches().isEmpty()) {
      return Flux.just(denied());
    }
    return Flux.<Signal>create(this::subscribe, FluxSink.OverflowStrategy.IGNORE)
        .onBackpressureBuffer(options.waitingEvents(), BufferOverflowStrategy.ERROR)
        .map(this::response)
        .onErrorResume(Exceptions::isOverflow, _ -> Flux.just(Mono.fromSupplier(this::overflow)))
        .flatMapSequential(Function.identity(), AT_ONCE, 1);
  }

  private void subscribe(FluxSink<Signal> sink) {
    SubgraphRequest request =
        SubscriptionRun.request(accepted.operation().executable(), accepted.variables(), context);
    long started = System.nanoTime();
    SubscriptionTransport.Receiver receiver =
        new SubscriptionTransport.Receiver() {
          @Override
          public void event(SubgraphResponse event) {
            sink.next(new Signal.Event(event));
          }

          @Override
          public void completed() {
            sink.complete();
          }

          @Override
          public void failed(SubgraphFailure failure) {
            long nanos = System.nanoTime() - started;
            listener.fetched(new Fetched(request.subgraph(), request.kind(), nanos, 0, failure));
            sink.next(new Signal.Failed(failure));
            sink.complete();
          }
        };
    try {
      sink.onDispose(generation.subscriptions().subscribe(request, receiver)::run);
    } catch (RuntimeException e) {
      receiver.failed(new SubgraphFailure(Kind.UNREACHABLE, e.toString()));
    }
  }

  private Mono<GraphQlResponse> response(Signal signal) {
    return switch (signal) {
      case Signal.Event(SubgraphResponse event) -> Mono.create(sink -> run(event, sink));
      case Signal.Failed(SubgraphFailure failure) ->
          Mono.fromSupplier(() ->
              unexecuted.inVain(
                  SubscriptionRun.lost(accepted.operation().executable(), failure),
                  TracedContext.of(context)));
    };
  }

  private void run(SubgraphResponse event, MonoSink<GraphQlResponse> sink) {
    SchemaAnswers schema = accepted.schema(generation);
    Object own = contexts.get();
    PlanRun.Environment environment =
        new PlanRun.Environment(
            generation.transport(),
            listener,
            accepted.variables(),
            own,
            options.errors(),
            options.subgraphMessages(),
            options.patience());
    Runnable cancel =
        SubscriptionRun.start(
            accepted.operation().executable(),
            environment,
            event,
            new PlanRun.Listener() {
              @Override
              public void finished(MergedResponse merged, ResponseErrors errors) {
                errors.trace(TracedContext.of(own));
                JsonWriter body =
                    accepted.operation().projection().body(merged, errors, Map.of(), schema);
                merged.release();
                listener.eventEnded(own, errors.isEmpty() ? EventEnding.OK : EventEnding.ERRORS);
                sink.success(new GraphQlResponse(Outcome.EXECUTED, body, !errors.isEmpty()));
              }

              @Override
              public void broke(Throwable cause) {
                listener.eventEnded(own, EventEnding.FAILED);
                sink.error(cause);
              }
            });
    sink.onCancel(() -> {
      cancel.run();
      listener.eventEnded(own, EventEnding.CANCELLED);
    });
  }

  /** There are no events for a client who may not see them. */
  private GraphQlResponse denied() {
    ResponseErrors errors = new ResponseErrors(options.errors());
    errors.trace(TracedContext.of(context));
    return new GraphQlResponse(
        Outcome.EXECUTED,
        accepted.operation().projection().write(new MergedResponse(0), errors, Map.of()));
  }

  private GraphQlResponse overflow() {
    return unexecuted.inVain(
        GraphQlError.ofRequest(
            "SUBSCRIPTION_OVERFLOW", "The events came faster than they were taken.", List.of()),
        TracedContext.of(context));
  }
}
