package dev.ilmyeon.gateway.federation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ilmyeon.gateway.federation.EngineListener.Shared;
import dev.ilmyeon.gateway.federation.caching.ResponseTags;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.execute.Flights;
import dev.ilmyeon.gateway.federation.introspection.Introspection;
import dev.ilmyeon.gateway.federation.operation.OperationReader;
import dev.ilmyeon.gateway.federation.operation.ValidDocument;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import dev.ilmyeon.gateway.federation.subgraph.SubscriptionTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * Everything that depends on one supergraph and on how much of it its clients see, with what was
 * learnt of their operations. A reload makes another one; requests end on the one that they began
 * with.
 *
 * <p>Whatever is computed for a document is computed once, also when many ask at the same time; so
 * is the finding that it is no good.
 */
final class Generation {

  private final OperationReader reader;
  private final PlanStages stages;
  private final int mostCost;
  private final Groundwork ground;
  private final Introspection introspection;
  private final EngineListener listener;
  private final SubgraphTransport transport;
  private final SubscriptionTransport subscriptions;
  private final Flights<SharedRun, MonoSink<GraphQlResponse>> runs;

  private final Cache<String, Read> documents;
  private final Cache<PlanKey, Known> operations;

  /** A document, or why it is refused. */
  private record Read(@Nullable ValidDocument document, @Nullable RequestException refusal) {}

  /** An operation, or why it is refused. */
  private record Known(
      Hot asked, @Nullable RememberedOperation operation, @Nullable RequestException refusal) {

    int weight() {
      int text = asked.text().length();
      return operation == null ? text : Math.max(text, operation.weight());
    }
  }

  /** What to plan again when the supergraph changes. */
  record Hot(
      String text,
      @Nullable String operationName,
      Map<String, Boolean> conditions,
      boolean incremental,
      Set<String> labels,
      Claims claims) {}

  /** {@code schema}: what clients see. */
  Generation(
      Groundwork ground,
      Schema schema,
      SubgraphTransport transport,
      SubscriptionTransport subscriptions,
      EngineOptions options,
      EngineListener listener) {
    this.ground = ground;
    this.transport = transport;
    this.subscriptions = subscriptions;
    this.listener = listener;
    this.runs = new Flights<>(() -> listener.joined(Shared.RESPONSE));
    this.reader = new OperationReader(schema, options.limits());
    this.stages = new PlanStages(ground, schema, reader, options.rejectUnauthorized());
    this.mostCost = options.limits().cost();
    this.introspection = new Introspection(schema);
    this.documents =
        Caffeine.newBuilder()
            .maximumWeight(options.documents())
            .weigher((String text, Read _) -> text.length() + 64)
            .executor(Runnable::run)
            .build();
    int least = Math.max(1, options.documents() / options.plans());
    this.operations =
        Caffeine.newBuilder()
            .maximumWeight(options.documents())
            .weigher((PlanKey _, Known known) -> Math.max(least, known.weight()))
            .executor(Runnable::run)
            .build();
  }

  OperationReader reader() {
    return reader;
  }

  SubgraphTransport transport() {
    return transport;
  }

  SubscriptionTransport subscriptions() {
    return subscriptions;
  }

  ResponseTags tags() {
    return ground.tags();
  }

  /** The queries under way that whoever asks the same may join. */
  Flights<SharedRun, MonoSink<GraphQlResponse>> runs() {
    return runs;
  }

  Introspection introspection() {
    return introspection;
  }

  /** Throws {@link RequestException}. */
  ValidDocument document(String text) {
    Read read = documents.get(text, this::read);
    if (read.document() == null) {
      throw orBug(read.refusal());
    }
    return read.document();
  }

  private Read read(String text) {
    try {
      return new Read(reader.read(text), null);
    } catch (RequestException e) {
      return new Read(null, e);
    }
  }

  /**
   * With the overrides that this request meets, for a client with these claims. Throws {@link
   * RequestException}.
   *
   * @param incremental whether the response may come in parts
   */
  RememberedOperation remember(
      String text,
      ValidOperation valid,
      Map<String, Boolean> conditions,
      boolean incremental,
      Claims claims) {
    return remember(text, key(valid, conditions, incremental, draw(valid), claims), claims);
  }

  private Set<String> draw(ValidOperation valid) {
    return ground.labels().isEmpty() ? Set.of() : ground.labels().draw(valid.fieldNames());
  }

  private PlanKey key(
      ValidOperation valid,
      Map<String, Boolean> conditions,
      boolean incremental,
      Set<String> active,
      Claims claims) {
    return new PlanKey(valid, conditions, incremental, active, ground.rules().grant(claims, valid));
  }

  private RememberedOperation remember(String text, PlanKey key, Claims claims) {
    Known known = operations.getIfPresent(key);
    if (known == null) {
      known = operations.get(key, missing -> know(text, missing, claims));
    }
    if (known.operation() == null) {
      throw orBug(known.refusal());
    }
    if (known.operation().isPlanned()) {
      listener.planKnown();
    }
    return known.operation();
  }

  private Known know(String text, PlanKey key, Claims claims) {
    Hot asked =
        new Hot(
            text,
            key.operation().name(),
            key.conditions(),
            key.incremental(),
            key.labels(),
            claims);
    try {
      Runnable grown = () -> operations.asMap().computeIfPresent(key, (_, known) -> known);
      return new Known(asked, new RememberedOperation(key, stages, listener, grown), null);
    } catch (RequestException e) {
      return new Known(asked, null, e);
    }
  }

  /** What an operation that may run costs at most; 0 if it does not matter. */
  int mostCost() {
    return mostCost;
  }

  private static RuntimeException orBug(@Nullable RuntimeException refusal) {
    return refusal == null ? new IllegalStateException("Neither result nor refusal") : refusal;
  }

  Remembered remembered() {
    return new Remembered(documents.estimatedSize(), operations.estimatedSize());
  }

  /** What is planned and was asked for most lately, that first. */
  List<PlannedOperation> hottest(int most) {
    List<PlannedOperation> planned = new ArrayList<>();
    operations
        .policy()
        .eviction()
        .ifPresent(eviction ->
            eviction
                .hottest(most)
                .forEach((key, known) -> {
                  if (known.operation() != null && known.operation().isPlanned()) {
                    planned.add(
                        new PlannedOperation(
                            known.asked().text(),
                            key.operation().asked(),
                            known.operation().prepared().plan()));
                  }
                }));
    return planned;
  }

  /**
   * Plans what was asked for most of another generation; what is not valid any more, or breaks, is
   * left out: one operation must not keep a good supergraph away.
   */
  void warmUp(Generation before, int most) {
    before
        .operations
        .policy()
        .eviction()
        .ifPresent(eviction -> eviction.hottest(most).values().forEach(this::warmUp));
  }

  private void warmUp(Known known) {
    if (known.operation() == null || !known.operation().isPlanned()) {
      return;
    }
    Hot hot = known.asked();
    try {
      ValidOperation operation = document(hot.text()).operation(hot.operationName());
      if (hot.conditions().keySet().containsAll(operation.conditionVariables())) {
        PlanKey key =
            key(operation, hot.conditions(), hot.incremental(), hot.labels(), hot.claims());
        remember(hot.text(), key, hot.claims()).prepared();
      }
    } catch (RuntimeException e) {
      // Refused, without a plan, or a fault of ours: whoever asks for it will hear so.
    }
  }
}
