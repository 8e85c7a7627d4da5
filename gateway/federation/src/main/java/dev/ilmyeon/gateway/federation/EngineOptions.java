package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.execute.SubgraphMessages;
import dev.ilmyeon.gateway.federation.operation.OperationLimits;
import java.util.Set;

/**
 * How an engine behaves.
 *
 * @param limits how large a document may be
 * @param introspection whether clients may ask for the schema ({@code INTROSPECTION_DISABLED})
 * @param errors how many errors a response holds at most
 * @param documents how much of documents' text is remembered, in characters
 * @param plans how many plans are remembered
 * @param shareRequests whether equal queries to a subgraph that are on their way at the same time,
 *     with an equal context, are one request
 * @param overrideLabels progressive overrides that are active, besides those by percentage
 * @param waitingEvents how many events of a subscription wait for a client that is slower than they
 *     are, before it is ended ({@code SUBSCRIPTION_OVERFLOW})
 * @param subgraphMessages what clients are told of the words that subgraphs find for their errors
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
    SubgraphMessages subgraphMessages) {

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
          SubgraphMessages.CODED);

  public EngineOptions {
    if (Math.min(Math.min(errors, waitingEvents), Math.min(documents, plans)) < 1) {
      throw new IllegalArgumentException("At least one error, event, document and plan");
    }
    overrideLabels = Set.copyOf(overrideLabels);
  }

  public EngineOptions withLimits(OperationLimits other) {
    return new EngineOptions(
        other,
        introspection,
        errors,
        documents,
        plans,
        shareRequests,
        overrideLabels,
        waitingEvents,
        subgraphMessages);
  }

  public EngineOptions withIntrospection(boolean allowed) {
    return new EngineOptions(
        limits,
        allowed,
        errors,
        documents,
        plans,
        shareRequests,
        overrideLabels,
        waitingEvents,
        subgraphMessages);
  }

  public EngineOptions withSharedRequests(boolean shared) {
    return new EngineOptions(
        limits,
        introspection,
        errors,
        documents,
        plans,
        shared,
        overrideLabels,
        waitingEvents,
        subgraphMessages);
  }

  public EngineOptions withOverrideLabels(Set<String> active) {
    return new EngineOptions(
        limits,
        introspection,
        errors,
        documents,
        plans,
        shareRequests,
        active,
        waitingEvents,
        subgraphMessages);
  }

  public EngineOptions withWaitingEvents(int waiting) {
    return new EngineOptions(
        limits,
        introspection,
        errors,
        documents,
        plans,
        shareRequests,
        overrideLabels,
        waiting,
        subgraphMessages);
  }

  public EngineOptions withSubgraphMessages(SubgraphMessages told) {
    return new EngineOptions(
        limits,
        introspection,
        errors,
        documents,
        plans,
        shareRequests,
        overrideLabels,
        waitingEvents,
        told);
  }
}
