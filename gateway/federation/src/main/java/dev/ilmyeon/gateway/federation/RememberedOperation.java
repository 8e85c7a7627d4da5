package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.cost.OperationCost;
import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.PlanningException;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation that has been asked for: put in normal form and weighed then, planned when it may
 * run for the first time. Whoever asks for the plan meanwhile waits for it; that there is none is
 * remembered as well.
 */
final class RememberedOperation {

  /** What a selected field takes here, if a character of what is sent takes one. */
  private static final int FIELD = 8;

  private final PlanKey key;
  private final PlanStages stages;
  private final EngineListener listener;
  private final Runnable grown;
  private final Operation operation;
  private final Operation permitted;
  private final List<GraphQlError> denied;
  private final OperationCost cost;
  private final long nanos;
  private volatile @Nullable PreparedOperation prepared;
  private @Nullable RuntimeException refusal;

  /**
   * Throws {@link RequestException}.
   *
   * @param grown run when its {@link #weight} has changed
   */
  RememberedOperation(PlanKey key, PlanStages stages, EngineListener listener, Runnable grown) {
    long started = System.nanoTime();
    this.key = key;
    this.stages = stages;
    this.listener = listener;
    this.grown = grown;
    this.operation = stages.normalize(key);
    this.permitted = stages.permitted(operation, key);
    this.denied = stages.denied(operation, key);
    this.cost = stages.cost(permitted);
    this.nanos = System.nanoTime() - started;
  }

  /** Throws {@link RequestException} if it is refused for what the client may not see of it. */
  void requirePermitted() {
    if (!denied.isEmpty()) {
      throw new RequestException(denied);
    }
  }

  /**
   * How much there is to remember of it, in characters or so: of what the operation means, not of
   * its text, which fragments make as much shorter as anyone likes.
   */
  int weight() {
    PreparedOperation known = prepared;
    int weight = operation.selections().size() * FIELD;
    if (known != null) {
      for (Fetch fetch : known.plan().fetches()) {
        weight += fetch.document().length();
      }
    }
    return weight;
  }

  /** Estimated; throws {@link RequestException}. */
  long cost(JsonObject variables) {
    return cost.with(variables);
  }

  /** Throws {@link RequestException} if it costs more than may be. */
  void requireCost(int most, JsonObject variables) {
    long estimated = cost.with(variables);
    listener.estimated(estimated);
    if (estimated > most) {
      throw new RequestException(
          List.of(
              GraphQlError.ofRequest(
                  "COST_LIMIT_EXCEEDED", "The operation is too expensive.", List.of())));
    }
  }

  boolean isPlanned() {
    return prepared != null;
  }

  /** Throws {@link PlanningException}. */
  PreparedOperation prepared() {
    PreparedOperation known = prepared;
    if (known == null) {
      known = plan();
      grown.run();
    }
    return known;
  }

  private synchronized PreparedOperation plan() {
    PreparedOperation known = prepared;
    if (known != null) {
      return known;
    }
    if (refusal != null) {
      throw refusal;
    }
    long started = System.nanoTime();
    try {
      known = stages.plan(operation, permitted, key);
      prepared = known;
      return known;
    } catch (RequestException | PlanningException e) {
      refusal = e;
      throw e;
    } finally {
      listener.planned(nanos + System.nanoTime() - started);
    }
  }
}
