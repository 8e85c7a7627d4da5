package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.federation.queryplan.PlanPrinter;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan among a response's extensions, where Apollo's router and its tools have it. */
final class PlanExtension {

  private PlanExtension() {}

  /** With whatever else the request wants told; without the plan unless it is for that. */
  static Map<String, Object> told(GraphQlRequest request, QueryPlan plan) {
    if (request.plan() != PlanDisclosure.TOLD) {
      return request.extensions();
    }
    Map<String, Object> all = new LinkedHashMap<>(request.extensions());
    all.putAll(of(plan));
    return all;
  }

  static Map<String, Object> of(QueryPlan plan) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("object", PlanPrinter.json(plan));
    members.put("text", PlanPrinter.text(plan));
    return Map.of("apolloQueryPlan", members);
  }
}
