package dev.ilmyeon.gateway.server.supergraph;

import dev.ilmyeon.gateway.federation.EngineOptions;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphMessages;
import dev.ilmyeon.gateway.server.setting.Bounds;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the engine behaves; see {@link EngineOptions} and {@link OperationLimits}.
 *
 * @param introspection whether clients may ask for the schema
 * @param errors how many errors a response holds at most
 * @param documents how much of operations' text is remembered, in characters, and as much of plans;
 *     null for what the heap has room for
 * @param plans how many plans are remembered
 * @param shareRequests whether equal queries with equal forwarded headers share one response while
 *     it is on its way, and equal queries to a subgraph one request
 * @param overrideLabels labels of {@code @override} that are switched on
 * @param subgraphMessages which error messages of subgraphs go on to clients
 * @param patience how long what a fetch asks for waits at least for the rest of it that is late
 * @param waitingEvents how many events of a subscription wait for a client that is slow
 * @param limits how large an operation may be
 * @param unauthorized what becomes of an operation that selects what its client may not see
 */
@ConfigurationProperties(value = "ilmyeon.gateway.engine", ignoreUnknownFields = false)
public record EngineProperties(
    @DefaultValue("true") boolean introspection,
    @DefaultValue("10") int errors,
    @Nullable Integer documents,
    @DefaultValue("2000") int plans,
    @DefaultValue("false") boolean shareRequests,
    @DefaultValue Set<String> overrideLabels,
    @DefaultValue("coded") Messages subgraphMessages,
    @DefaultValue("50ms") Duration patience,
    @DefaultValue("256") int waitingEvents,
    @DefaultValue("filter") Unauthorized unauthorized,
    @DefaultValue Limits limits) {

  public EngineProperties {
    Bounds.atLeast("errors", 1, errors);
    Bounds.atLeast("documents", 1, documents == null ? 1 : documents);
    Bounds.atLeast("plans", 1, plans);
    Bounds.atLeast("waiting-events", 1, waitingEvents);
    overrideLabels = Set.copyOf(overrideLabels);
  }

  /**
   * Characters for which a heap has room: one of 128 MB had none for four million and their plans.
   */
  static int documentsFor(long heap) {
    return (int) Math.min(EngineOptions.DEFAULT.documents(), heap / 128);
  }

  /** See {@link SubgraphMessages}; what is withheld is logged. */
  public enum Messages {
    ALL(SubgraphMessages.ALL),
    CODED(SubgraphMessages.CODED),
    NONE(SubgraphMessages.NONE);

    private final SubgraphMessages messages;

    Messages(SubgraphMessages messages) {
      this.messages = messages;
    }
  }

  /** See {@link EngineOptions#rejectUnauthorized}. */
  public enum Unauthorized {
    /** It runs without that. */
    FILTER,
    /** It is refused whole. */
    REJECT
  }

  /**
   * How large an operation may be; null for what suits the supergraph. The portal is open to the
   * public web and knows its own page; of other graphs nobody knows how deep their queries go, or
   * how long their lists are, so that there only what would exhaust the machine is refused.
   *
   * @param tokens of a document
   * @param depth of fields below fields, fragments inlined
   * @param aliases in a document
   * @param rootFields of an operation
   * @param directives in a document
   * @param expandedFields of an operation, fragments inlined
   * @param cost that is estimated of an operation; 0 for no estimate
   * @param listSize how many values a list is taken to have of which the supergraph says nothing
   */
  public record Limits(
      @Nullable Integer tokens,
      @Nullable Integer depth,
      @Nullable Integer aliases,
      @Nullable Integer rootFields,
      @Nullable Integer directives,
      @Nullable Integer expandedFields,
      @Nullable Integer cost,
      @DefaultValue("10") int listSize) {

    private static final OperationLimits PORTAL = OperationLimits.PUBLIC.withCost(5_000, 10);

    private static final OperationLimits ANY =
        new OperationLimits(15_000, 50, 3_000, 1_000, 500, 10_000);

    public Limits {
      atLeast("tokens", 1, tokens);
      atLeast("depth", 1, depth);
      atLeast("aliases", 0, aliases);
      atLeast("root-fields", 1, rootFields);
      atLeast("directives", 0, directives);
      atLeast("expanded-fields", 1, expandedFields);
      atLeast("cost", 0, cost);
      atLeast("list-size", 0, listSize);
    }

    private static void atLeast(String name, int least, @Nullable Integer value) {
      Bounds.atLeast("limits." + name, least, value == null ? least : value);
    }

    private OperationLimits of(String supergraph) {
      OperationLimits usual = supergraph.startsWith("classpath:") ? PORTAL : ANY;
      return new OperationLimits(
          Objects.requireNonNullElse(tokens, usual.tokens()),
          Objects.requireNonNullElse(depth, usual.depth()),
          Objects.requireNonNullElse(aliases, usual.aliases()),
          Objects.requireNonNullElse(rootFields, usual.rootFields()),
          Objects.requireNonNullElse(directives, usual.directives()),
          Objects.requireNonNullElse(expandedFields, usual.expandedFields()),
          Objects.requireNonNullElse(cost, usual.cost()),
          listSize);
    }
  }

  /** For the supergraph at a place. */
  EngineOptions options(String supergraph) {
    return new EngineOptions(
        limits.of(supergraph),
        introspection,
        errors,
        documents == null ? documentsFor(Runtime.getRuntime().maxMemory()) : documents,
        plans,
        shareRequests,
        overrideLabels,
        waitingEvents,
        subgraphMessages.messages,
        patience,
        unauthorized == Unauthorized.REJECT,
        Map.of());
  }
}
