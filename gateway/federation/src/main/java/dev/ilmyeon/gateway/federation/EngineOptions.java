package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.request.Contract;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphMessages;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How an engine behaves.
 *
 * @param limits how large a document may be
 * @param introspection whether clients may ask for the schema ({@code INTROSPECTION_DISABLED})
 * @param errors how many errors a response holds at most
 * @param documents how much of documents' text is remembered, in characters; and as much of plans:
 *     of what their operations mean, fragments inlined, and of what is sent to subgraphs
 * @param plans how many plans are remembered, if their documents are short
 * @param shareRequests whether clients that ask the same at the same time, with equal variables,
 *     claims and contexts, share one response; and whether equal queries to a subgraph that are on
 *     their way at the same time, with an equal context, are one request. Only queries: a mutation
 *     is carried out as often as it is sent. Who joins has no more time than the first one has left
 * @param overrideLabels progressive overrides that are active, besides those by percentage
 * @param waitingEvents how many events of a subscription wait for a client that is slower than they
 *     are, before it is ended ({@code SUBSCRIPTION_OVERFLOW})
 * @param subgraphMessages what clients are told of the words that subgraphs find for their errors
 * @param patience how long entities that are known wait at least for others that are to be asked
 *     for in the same request, and are late; they wait twice as long as the request has taken so
 *     far, if that is longer
 * @param rejectUnauthorized whether an operation that selects anything that its client may not see
 *     ({@code @authenticated}, {@code @requiresScopes}, {@code @policy}) is refused whole; else it
 *     runs without that, and has null and an error there. The code is {@code
 *     UNAUTHORIZED_FIELD_OR_TYPE} in both cases
 * @param contracts which parts of the supergraph requests may be limited to ({@link
 *     GraphQlRequest#contract}), by name; with those who see all of it they share what may be
 *     remembered
 */
public record EngineOptions(
    OperationLimits limits,
    boolean introspection,
    int errors,
    int documents,
    int plans,
    boolean shareRequests,
    Set<String> overrideLabels,
    int waitingEvents,
    SubgraphMessages subgraphMessages,
    Duration patience,
    boolean rejectUnauthorized,
    Map<String, Contract> contracts) {

  public static final EngineOptions DEFAULT =
      new EngineOptions(
          OperationLimits.PUBLIC,
          true,
          10,
          4_000_000,
          2_000,
          false,
          Set.of(),
          256,
          SubgraphMessages.CODED,
          Duration.ofMillis(50),
          false,
          Map.of());

  public EngineOptions {
    if (Math.min(Math.min(errors, waitingEvents), Math.min(documents, plans)) < 1) {
      throw new IllegalArgumentException("At least one error, event, document and plan");
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException("A patience of " + patience);
    }
    overrideLabels = Set.copyOf(overrideLabels);
    contracts = Collections.unmodifiableMap(new LinkedHashMap<>(contracts));
  }

  /** The components, while some are changed. */
  private static final class Draft {
    private OperationLimits limits;
    private boolean introspection;
    private int errors;
    private boolean shareRequests;
    private Set<String> overrideLabels;
    private int waitingEvents;
    private SubgraphMessages subgraphMessages;
    private Duration patience;
    private boolean rejectUnauthorized;
    private Map<String, Contract> contracts;

    Draft(EngineOptions from) {
      this.limits = from.limits;
      this.introspection = from.introspection;
      this.errors = from.errors;
      this.shareRequests = from.shareRequests;
      this.overrideLabels = from.overrideLabels;
      this.waitingEvents = from.waitingEvents;
      this.subgraphMessages = from.subgraphMessages;
      this.patience = from.patience;
      this.rejectUnauthorized = from.rejectUnauthorized;
      this.contracts = from.contracts;
    }
  }

  private EngineOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new EngineOptions(
        draft.limits,
        draft.introspection,
        draft.errors,
        documents,
        plans,
        draft.shareRequests,
        draft.overrideLabels,
        draft.waitingEvents,
        draft.subgraphMessages,
        draft.patience,
        draft.rejectUnauthorized,
        draft.contracts);
  }

  public EngineOptions withLimits(OperationLimits other) {
    return with(draft -> draft.limits = other);
  }

  public EngineOptions withIntrospection(boolean allowed) {
    return with(draft -> draft.introspection = allowed);
  }

  public EngineOptions withErrors(int most) {
    return with(draft -> draft.errors = most);
  }

  /** How much is remembered. */
  public EngineOptions withCaches(int documentCharacters, int planCount) {
    return new EngineOptions(
        limits,
        introspection,
        errors,
        documentCharacters,
        planCount,
        shareRequests,
        overrideLabels,
        waitingEvents,
        subgraphMessages,
        patience,
        rejectUnauthorized,
        contracts);
  }

  public EngineOptions withSharedRequests(boolean shared) {
    return with(draft -> draft.shareRequests = shared);
  }

  public EngineOptions withOverrideLabels(Set<String> active) {
    return with(draft -> draft.overrideLabels = active);
  }

  public EngineOptions withWaitingEvents(int waiting) {
    return with(draft -> draft.waitingEvents = waiting);
  }

  public EngineOptions withSubgraphMessages(SubgraphMessages told) {
    return with(draft -> draft.subgraphMessages = told);
  }

  public EngineOptions withPatience(Duration least) {
    return with(draft -> draft.patience = least);
  }

  public EngineOptions withRejectUnauthorized(boolean rejected) {
    return with(draft -> draft.rejectUnauthorized = rejected);
  }

  public EngineOptions withContracts(Map<String, Contract> byName) {
    return with(draft -> draft.contracts = byName);
  }
}
