package dev.ilmyeon.gateway.federation.queryplan;

import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the response with the fetches that are shown with it: each with the first part that
 * waits for it.
 */
record PartFetches(int number, QueryPlan.Part part, List<Fetch> fetches) {

  static List<PartFetches> of(QueryPlan plan) {
    List<Fetch> left = new ArrayList<>(plan.fetches());
    List<PartFetches> parts = new ArrayList<>();
    for (QueryPlan.Part part : plan.parts()) {
      List<Fetch> own = left.stream().filter(fetch -> part.fetches().contains(fetch.id())).toList();
      left.removeAll(own);
      parts.add(new PartFetches(parts.size(), part, own));
    }
    return parts;
  }

  /** {@code Primary}, {@code Deferred(part: 2, in: 1, label: "pictures")}. */
  String title() {
    if (number == 0) {
      return "Primary";
    }
    String label =
        part.label() == null
            ? ""
            : ", label: " + ValuePrinter.print(new Value.StringValue(part.label()));
    String in = part.parent() == 0 ? "" : ", in: " + part.parent();
    return "Deferred(part: " + number + in + label + ")";
  }
}
