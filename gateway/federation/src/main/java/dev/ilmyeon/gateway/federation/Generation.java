package dev.ilmyeon.gateway.federation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ilmyeon.gateway.federation.access.Access;
import dev.ilmyeon.gateway.federation.access.AccessRules;
import dev.ilmyeon.gateway.federation.access.OperationFilter;
import dev.ilmyeon.gateway.federation.error.PlanningException;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.execute.ExecutablePlan;
import dev.ilmyeon.gateway.federation.execute.Flights;
import dev.ilmyeon.gateway.federation.introspection.Introspection;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.operation.OperationReader;
import dev.ilmyeon.gateway.federation.operation.ValidDocument;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.plan.Planner;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.response.Projection;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import dev.ilmyeon.gateway.federation.subgraph.SubscriptionTransport;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * Everything that depends on one supergraph, with what was learnt about it. A reload makes another
 * one; requests end on the one that they began with.
 *
 * <p>Whatever is computed for a document is computed once, also when many ask at the same time; so
 * is the finding that it is no good.
 */
final class Generation {

  private final OperationReader reader;
  private final Planner planner;
  private final AccessRules rules;
  private final OverrideLabels labels;
  private final ExecutablePlan.Compiler compiler;
  private final SupergraphModel supergraph;
  private final Introspection introspection;
  private final EngineListener listener;
  private final SubgraphTransport transport;
  private final SubscriptionTransport subscriptions;
  private final Tenants tenants = new Tenants();
  private final Flights<SharedRun, MonoSink<GraphQlResponse>> runs = new Flights<>();

  private final Cache<String, Read> documents;
  private final Cache<PlanKey, Planned> plans;

  /** A document, or why it is refused. */
  private record Read(@Nullable ValidDocument document, @Nullable RequestException refusal) {}

  /** An operation with its plan, or why there is none. */
  private record Planned(
      Hot asked, @Nullable PreparedOperation operation, @Nullable RuntimeException refusal) {}

  /** {@code operation} is compared by identity: one for each document that is remembered. */
  private record PlanKey(
      ValidOperation operation,
      Map<String, Boolean> conditions,
      boolean incremental,
      Set<String> labels,
      Access access) {}

  /** What to plan again when the supergraph changes. */
  record Hot(
      String text,
      @Nullable String operationName,
      Map<String, Boolean> conditions,
      boolean incremental,
      Set<String> labels,
      Claims claims) {}

  Generation(
      SupergraphModel supergraph,
      SubgraphTransport transport,
      SubscriptionTransport subscriptions,
      EngineOptions options,
      EngineListener listener) {
    this.supergraph = supergraph;
    this.transport = transport;
    this.subscriptions = subscriptions;
    this.listener = listener;
    this.reader = new OperationReader(supergraph.consumerSchema(), options.limits());
    this.planner = Planner.of(supergraph);
    this.rules = new AccessRules(supergraph);
    this.labels = new OverrideLabels(supergraph, options.overrideLabels());
    this.compiler = new ExecutablePlan.Compiler(supergraph.schema());
    this.introspection = new Introspection(supergraph.consumerSchema());
    this.documents =
        Caffeine.newBuilder()
            .maximumWeight(options.documents())
            .weigher((String text, Read _) -> text.length() + 64)
            .executor(Runnable::run)
            .build();
    int least = Math.max(1, options.documents() / options.plans());
    this.plans =
        Caffeine.newBuilder()
            .maximumWeight(options.documents())
            .weigher((PlanKey _, Planned plan) -> Math.max(least, plan.asked().text().length()))
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

  Tenants tenants() {
    return tenants;
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

  /** With the overrides that this request meets, for a client with these claims. */
  PreparedOperation prepare(
      String text, ValidOperation valid, Map<String, Boolean> conditions, Claims claims) {
    return prepare(text, key(valid, conditions, false, draw(valid), claims), claims);
  }

  /** … for a response that may come in parts. */
  PreparedOperation prepareIncrementally(
      String text, ValidOperation valid, Map<String, Boolean> conditions, Claims claims) {
    return prepare(text, key(valid, conditions, true, draw(valid), claims), claims);
  }

  private Set<String> draw(ValidOperation valid) {
    return labels.isEmpty() ? Set.of() : labels.draw(valid.fieldNames());
  }

  private PlanKey key(
      ValidOperation valid,
      Map<String, Boolean> conditions,
      boolean incremental,
      Set<String> active,
      Claims claims) {
    return new PlanKey(valid, conditions, incremental, active, rules.grant(claims, valid));
  }

  /** Throws {@link RequestException} or {@link PlanningException}. */
  private PreparedOperation prepare(String text, PlanKey key, Claims claims) {
    Planned known = plans.getIfPresent(key);
    if (known == null) {
      known = plans.get(key, missing -> plan(text, missing, claims));
    } else {
      listener.planKnown();
    }
    if (known.operation() == null) {
      throw orBug(known.refusal());
    }
    return known.operation();
  }

  private Planned plan(String text, PlanKey key, Claims claims) {
    long started = System.nanoTime();
    Hot asked =
        new Hot(
            text,
            key.operation().name(),
            key.conditions(),
            key.incremental(),
            key.labels(),
            claims);
    try {
      Operation operation =
          key.incremental()
              ? reader.normalizeIncrementally(key.operation(), key.conditions())
              : reader.normalize(key.operation(), key.conditions());
      Operation permitted =
          new OperationFilter(key.access(), supergraph.consumerSchema()).apply(operation);
      QueryPlan plan = planner.plan(permitted, key.labels());
      PreparedOperation prepared =
          new PreparedOperation(
              operation,
              plan,
              compiler.compile(plan, permitted),
              Projection.of(permitted, supergraph.consumerSchema(), key.access()),
              PreparedOperation.isIntrospective(operation));
      return new Planned(asked, prepared, null);
    } catch (RequestException | PlanningException e) {
      return new Planned(asked, null, e);
    } finally {
      listener.planned(System.nanoTime() - started);
    }
  }

  private static RuntimeException orBug(@Nullable RuntimeException refusal) {
    return refusal == null ? new IllegalStateException("Neither result nor refusal") : refusal;
  }

  /**
   * Plans what was asked for most of another generation; what is not valid any more, or breaks, is
   * left out: one operation must not keep a good supergraph away.
   */
  void warmUp(Generation before, int operations) {
    before
        .plans
        .policy()
        .eviction()
        .ifPresent(eviction ->
            eviction.hottest(operations).values().forEach(planned -> warmUp(planned.asked())));
  }

  private void warmUp(Hot hot) {
    try {
      ValidOperation operation = document(hot.text()).operation(hot.operationName());
      if (hot.conditions().keySet().containsAll(operation.conditionVariables())) {
        PlanKey key =
            key(operation, hot.conditions(), hot.incremental(), hot.labels(), hot.claims());
        prepare(hot.text(), key, hot.claims());
      }
    } catch (RuntimeException e) {
      // Refused, without a plan, or a fault of ours: whoever asks for it will hear so.
    }
  }
}
