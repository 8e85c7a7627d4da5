package dev.ilmyeon.gateway.server.supergraph;

import dev.ilmyeon.gateway.federation.EngineOptions;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphMessages;
import dev.ilmyeon.gateway.server.setting.Bounds;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the engine behaves; see {@link EngineOptions} and {@link OperationLimits}.
 *
 * @param introspection whether clients may ask for the schema
 * @param errors how many errors a response holds at most
 * @param documents how much of operations' text is remembered, in characters
 * @param plans how many plans are remembered
 * @param shareRequests whether equal queries with equal forwarded headers share one response while
 *     it is on its way, and equal queries to a subgraph one request
 * @param overrideLabels labels of {@code @override} that are switched on
 * @param subgraphMessages which error messages of subgraphs go on to clients
 * @param patience how long what a fetch asks for waits at least for the rest of it that is late
 * @param waitingEvents how many events of a subscription wait for a client that is slow
 */
@ConfigurationProperties(value = "ilmyeon.gateway.engine", ignoreUnknownFields = false)
public record EngineProperties(
    @DefaultValue("true") boolean introspection,
    @DefaultValue("10") int errors,
    @DefaultValue("4000000") int documents,
    @DefaultValue("2000") int plans,
    @DefaultValue("false") boolean shareRequests,
    @DefaultValue Set<String> overrideLabels,
    @DefaultValue("coded") Messages subgraphMessages,
    @DefaultValue("50ms") Duration patience,
    @DefaultValue("256") int waitingEvents,
    @DefaultValue Limits limits) {

  public EngineProperties {
    Bounds.atLeast("errors", 1, errors);
    Bounds.atLeast("documents", 1, documents);
    Bounds.atLeast("plans", 1, plans);
    Bounds.atLeast("waiting-events", 1, waitingEvents);
    overrideLabels = Set.copyOf(overrideLabels);
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

  /**
   * How large an operation may be.
   *
   * @param cost 0 for no estimate; null for 5,000 on the portal's own supergraph and no estimate on
   *     any other, of whose lists nobody knows how long they are
   */
  public record Limits(
      @DefaultValue("4000") int tokens,
      @DefaultValue("12") int depth,
      @DefaultValue("30") int aliases,
      @DefaultValue("20") int rootFields,
      @DefaultValue("50") int directives,
      @DefaultValue("2000") int expandedFields,
      @Nullable Integer cost,
      @DefaultValue("10") int listSize) {

    private static final int PORTAL_COST = 5_000;

    public Limits {
      Bounds.atLeast("limits.tokens", 1, tokens);
      Bounds.atLeast("limits.depth", 1, depth);
      Bounds.atLeast("limits.aliases", 0, aliases);
      Bounds.atLeast("limits.root-fields", 1, rootFields);
      Bounds.atLeast("limits.directives", 0, directives);
      Bounds.atLeast("limits.expanded-fields", 1, expandedFields);
      Bounds.atLeast("limits.cost", 0, cost == null ? 0 : cost);
      Bounds.atLeast("limits.list-size", 0, listSize);
    }

    private int costFor(String supergraph) {
      if (cost != null) {
        return cost;
      }
      return supergraph.startsWith("classpath:") ? PORTAL_COST : 0;
    }
  }

  /** For the supergraph at a place. */
  EngineOptions options(String supergraph) {
    OperationLimits allowed =
        new OperationLimits(
            limits.tokens(),
            limits.depth(),
            limits.aliases(),
            limits.rootFields(),
            limits.directives(),
            limits.expandedFields(),
            limits.costFor(supergraph),
            limits.listSize());
    return new EngineOptions(
        allowed,
        introspection,
        errors,
        documents,
        plans,
        shareRequests,
        overrideLabels,
        waitingEvents,
        subgraphMessages.messages,
        patience);
  }
}
