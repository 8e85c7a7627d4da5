package dev.ilmyeon.gateway.federation.queryplan;

import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;

/** Plans for people: as text and as JSON, in the shape that Apollo's tools made familiar. */
public final class PlanPrinter {

  private PlanPrinter() {}

  /**
   * A tree of {@code Sequence}, {@code Parallel}, {@code Flatten} and {@code Fetch}, below {@code
   * Defer} or {@code Subscription} if it is of that kind.
   */
  public static String text(QueryPlan plan) {
    return new PlanText().print(plan);
  }

  /** The same tree as JSON. */
  public static JsonObject json(QueryPlan plan) {
    return PlanJson.of(plan);
  }
}
