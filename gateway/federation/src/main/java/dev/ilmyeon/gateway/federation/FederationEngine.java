package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.EngineListener.Shared;
import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.federation.error.ContractException;
import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.error.PlanningException;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.execute.SharedRequests;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.queryplan.PlanPrinter;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.request.AskedOperation;
import dev.ilmyeon.gateway.federation.request.CachePolicy;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.request.TracedContext;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import dev.ilmyeon.gateway.federation.subgraph.SubscriptionTransport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * An Apollo Federation 2 router: executes clients' operations against the subgraphs of a
 * supergraph. Safe for use by many threads; one for a process is enough.
 */
public final class FederationEngine {

  /** As many operations are planned before a changed supergraph is served. */
  private static final int WARM_OPERATIONS = 200;

  private final EngineOptions options;
  private final EngineListener listener;
  private final Unexecuted unexecuted;
  private volatile Served served;

  /** With {@link EngineOptions#DEFAULT}. */
  public FederationEngine(Supergraph supergraph, SubgraphTransport transport) {
    this(supergraph, transport, EngineOptions.DEFAULT, EngineListener.NONE);
  }

  /**
   * {@code options}: with contracts.
   *
   * @throws ContractException if one of them leaves no valid schema of this supergraph
   */
  public FederationEngine(
      Supergraph supergraph,
      SubgraphTransport transport,
      EngineOptions options,
      EngineListener listener) {
    this(supergraph, transport, SubscriptionTransport.NONE, options, listener);
  }

  /** With subscriptions, which {@link #subscribe} is for. */
  public FederationEngine(
      Supergraph supergraph,
      SubgraphTransport transport,
      SubscriptionTransport subscriptions,
      EngineOptions options,
      EngineListener listener) {
    this.options = options;
    this.listener = listener;
    this.unexecuted = new Unexecuted(options.errors(), listener);
    this.served = new Served(supergraph.model(), way(transport), subscriptions, options, listener);
  }

  private SubgraphTransport way(SubgraphTransport transport) {
    return options.shareRequests()
        ? new SharedRequests(transport, () -> listener.joined(Shared.SUBGRAPH_REQUEST))
        : transport;
  }

  /**
   * Serves another supergraph from now on, without a gap: it is warmed up with the operations asked
   * for most before any request meets it, and requests under way end on the one before.
   *
   * @throws ContractException if one of the contracts leaves no valid schema of it; the one before
   *     is served on
   */
  public synchronized void replace(Supergraph supergraph) {
    serve(
        new Served(
            supergraph.model(), served.transport(), served.subscriptions(), options, listener),
        () -> {});
  }

  /**
   * {@link #replace(Supergraph)} with a way of its own to its subgraphs; requests under way keep
   * theirs.
   *
   * @param released run once, after the last request on the supergraph before has ended
   */
  public synchronized void replace(
      Supergraph supergraph,
      SubgraphTransport transport,
      SubscriptionTransport subscriptions,
      Runnable released) {
    serve(
        new Served(supergraph.model(), way(transport), subscriptions, options, listener), released);
  }

  private void serve(Served next, Runnable released) {
    Served former = served;
    next.warmUp(former, WARM_OPERATIONS);
    served = next;
    former.tenants().end(released);
  }

  /** What a request runs on, to be left when it has ended. */
  private Served enter() {
    Served current = served;
    while (!current.tenants().enter()) {
      current = served;
    }
    return current;
  }

  /**
   * Executes an operation. Nothing that a client sends or a subgraph does ends in an error of the
   * {@code Mono}; only a fault of the engine does. Cancelling cancels the requests to subgraphs.
   */
  public Mono<GraphQlResponse> execute(GraphQlRequest request) {
    return Mono.create(sink -> {
      Served current = enter();
      sink.onDispose(current.tenants()::leave);
      run(request, current, request::context, sink);
    });
  }

  private void run(
      GraphQlRequest request,
      Served current,
      Supplier<?> contexts,
      MonoSink<GraphQlResponse> client) {
    try {
      Generation seen = current.to(request);
      Object context = contexts.get();
      ValidOperation valid = Accepted.queryOrMutation(request, seen);
      listener.asked(context, valid.asked());
      Runnable cancel =
          isShared(request, valid)
              ? seen.runs()
                  .join(
                      new SharedRun(request, context),
                      client,
                      landing -> start(request, valid, seen, context, Recipient.ofAll(landing)))
              : start(request, valid, seen, context, Recipient.of(client));
      client.onCancel(cancel::run);
    } catch (RuntimeException e) {
      client.success(unexecuted.of(e, TracedContext.of(request.context())));
    }
  }

  private boolean isShared(GraphQlRequest request, ValidOperation valid) {
    return options.shareRequests()
        && valid.kind() == OperationKind.QUERY
        && request.plan() == PlanDisclosure.NONE;
  }

  private Runnable start(
      GraphQlRequest request,
      ValidOperation valid,
      Generation current,
      Object context,
      Recipient recipient) {
    try {
      return EngineRun.start(request, valid, context, current, options, listener, recipient);
    } catch (RuntimeException e) {
      unexecuted.tell(e, TracedContext.of(context), recipient);
      return () -> {};
    }
  }

  /**
   * Executes an operation for a client that takes later what it defers ({@code @defer}): one
   * payload with all that is not deferred, then one whenever something else is there. An operation
   * that defers nothing has one payload, its {@link #execute response}. As with {@link #execute},
   * only a fault of the engine ends in an error, and cancelling cancels what is under way.
   */
  public Flux<GraphQlPayload> executeIncrementally(
      GraphQlRequest request, IncrementalFormat format) {
    return Flux.create(sink -> {
      Served current = enter();
      sink.onDispose(current.tenants()::leave);
      try {
        IncrementalRun.start(request, current.to(request), options, listener, format, sink);
      } catch (RuntimeException e) {
        only(unexecuted.of(e, TracedContext.of(request.context())), sink);
      }
    });
  }

  private static void only(GraphQlResponse response, FluxSink<GraphQlPayload> sink) {
    sink.next(GraphQlPayload.only(response));
    sink.complete();
  }

  /** {@link #subscribe(GraphQlRequest, Supplier)} with the request's own context each time. */
  public Flux<GraphQlResponse> subscribe(GraphQlRequest request) {
    return subscribe(request, request::context);
  }

  /**
   * Executes an operation of any kind: a query or mutation as {@link #execute} does, with one
   * response; of a subscription there is one for each event, until its subgraph has no more. If the
   * subgraph fails, or the client takes the responses too slowly, the last one says so. Cancelling
   * unsubscribes. A subscription stays on the supergraph that it began with.
   *
   * @param contexts what the transport gets for the fetches of each event, which may have a
   *     deadline of their own, or be part of a trace of their own; it is subscribed with the
   *     request's context. Asked once, instead of that, for a query or mutation
   */
  public Flux<GraphQlResponse> subscribe(GraphQlRequest request, Supplier<?> contexts) {
    return Flux.using(
        this::enter,
        current -> responses(request, current, contexts),
        current -> current.tenants().leave());
  }

  private Flux<GraphQlResponse> responses(
      GraphQlRequest request, Served current, Supplier<?> contexts) {
    try {
      Generation seen = current.to(request);
      ValidOperation valid = Accepted.operation(request, seen);
      if (valid.kind() != OperationKind.SUBSCRIPTION) {
        return Mono.<GraphQlResponse>create(sink -> run(request, current, contexts, sink)).flux();
      }
      Accepted accepted = Accepted.of(request, valid, seen);
      if (request.plan() == PlanDisclosure.ONLY) {
        return Flux.just(Unexecuted.planned(accepted.operation().plan()));
      }
      return new EngineSubscription(accepted, seen, options, listener, request.context(), contexts)
          .responses();
    } catch (RuntimeException e) {
      return Flux.just(unexecuted.of(e, TracedContext.of(request.context())));
    }
  }

  /** What kind of operation a request is for; nothing if it would be refused. */
  public Optional<OperationKind> kind(GraphQlRequest request) {
    return operation(request).map(AskedOperation::kind);
  }

  /** What a request asks for; nothing if it would be refused. */
  public Optional<AskedOperation> operation(GraphQlRequest request) {
    try {
      return Optional.of(Accepted.operation(request, served.to(request)).asked());
    } catch (RequestException | NotAllowedException _) {
      return Optional.empty();
    }
  }

  /** How much is remembered of operations on the supergraph that is served. */
  public Remembered remembered() {
    return served.remembered();
  }

  /** Those of them that are planned and were asked for most lately, at most so many. */
  public List<PlannedOperation> hottest(int most) {
    return served.hottest(most);
  }

  /**
   * Stands for the supergraph that is served: another object after each {@link #replace}. Who
   * shares what was begun on one knows by it when to begin again.
   */
  public Object edition() {
    return served.edition();
  }

  /**
   * What the supergraph says of keeping the response to a query. {@link CachePolicy#UNSAID} where
   * it says nothing: then it is for the subgraphs to say, and the {@linkplain
   * GraphQlResponse#cachePolicy() response} tells. {@link CachePolicy#NONE} of what would be
   * refused, is no query, or may come in parts.
   */
  public CachePolicy cachePolicy(GraphQlRequest request) {
    try {
      Generation current = served.to(request);
      ValidOperation valid = Accepted.operation(request, current);
      return valid.kind() == OperationKind.QUERY && !valid.defers()
          ? Accepted.of(request, valid, current).operation().caching()
          : CachePolicy.NONE;
    } catch (RequestException | NotAllowedException | PlanningException _) {
      return CachePolicy.NONE;
    }
  }

  /**
   * What a response to a request is about, for who throws away what is kept when that changes:
   * {@code Article:1001}, an entity by its key; {@code Article}, its type; {@code Article:*}, any
   * of that type whose key the response does not hold; {@code Section.articles}, what a field has.
   *
   * @throws JsonException if it is no response
   * @throws RequestException if the request would be refused by now
   */
  public Set<String> cacheTags(GraphQlRequest request, byte[] response) {
    Generation current = served.to(request);
    Accepted accepted = Accepted.of(request, Accepted.operation(request, current), current);
    JsonValue body = JsonReader.read(response, Accepted.MAX_DEPTH);
    JsonValue data =
        body instanceof JsonObject(Map<String, JsonValue> members) ? members.get("data") : null;
    return data == null
        ? Set.of()
        : current.tags().of(accepted.operation().operation().selections(), data);
  }

  /**
   * What a request is estimated to cost, by {@code @cost} and {@code @listSize}, with its variables
   * and for its client, before anything is planned or fetched for it: to be asked by who counts
   * what clients use, and executes what they still may. What it finds is remembered for that.
   *
   * @return 0 if costs are not estimated ({@link
   *     dev.ilmyeon.gateway.federation.request.OperationLimits#cost}); it may be more than that
   *     limit
   * @throws RequestException if it would be refused, whatever it costs
   */
  public long cost(GraphQlRequest request) {
    Generation current = served.to(request);
    if (current.mostCost() == 0) {
      return 0;
    }
    return Accepted.cost(request, current);
  }

  /**
   * How {@link #execute} would execute a request: with its variables, for its client, and with
   * nothing deferred. {@link #plan(String, String)} is for what {@link #executeIncrementally} does.
   *
   * @throws RequestException if it would be refused
   * @throws PlanningException if there is no way
   */
  public QueryPlan plan(GraphQlRequest request) {
    Generation current = served.to(request);
    ValidOperation valid = current.document(request.query()).operation(request.operationName());
    return Accepted.of(request, valid, current).operation().plan();
  }

  /**
   * How an operation would be executed for a client without a contract, with everything included,
   * all deferred that may be, and without what is protected; whatever it costs.
   */
  public QueryPlan plan(String query, @Nullable String operationName) {
    Generation current = served.whole();
    ValidOperation operation = current.document(query).operation(operationName);
    Map<String, Boolean> conditions = new LinkedHashMap<>();
    operation.conditionVariables().forEach(name -> conditions.put(name, true));
    return current
        .remember(query, operation, conditions, operation.defers(), Claims.NONE)
        .prepared()
        .plan();
  }

  /** {@link #plan(String, String)} as text; or why there is none. */
  public String explain(String query, @Nullable String operationName) {
    try {
      return PlanPrinter.text(plan(query, operationName));
    } catch (RequestException | PlanningException e) {
      return "No plan: " + e.getMessage();
    }
  }
}
