package dev.ilmyeon.gateway.federation.cost;

import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;

/** What an operation costs, whatever its variables will be. Immutable. */
public final class OperationCost {

  /** That of an operation that nobody weighs. */
  public static final OperationCost NOTHING = new OperationCost(Term.NOTHING);

  private final Term term;

  OperationCost(Term term) {
    this.term = term;
  }

  /** Whether it is the same for all values of the variables. */
  public boolean isFixed() {
    return term instanceof Term.Fixed;
  }

  /**
   * With these values of the variables, coerced; no less than 0, and {@link Long#MAX_VALUE} for
   * what is more than that.
   *
   * @throws dev.ilmyeon.gateway.federation.error.RequestException if a field has not the slicing
   *     argument that it must have
   */
  public long with(JsonObject variables) {
    double cost = term.value(variables);
    return Double.isNaN(cost) ? Long.MAX_VALUE : (long) Math.ceil(Math.max(0, cost));
  }
}
