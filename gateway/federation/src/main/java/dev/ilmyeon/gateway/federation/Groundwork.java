package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.access.AccessRules;
import dev.ilmyeon.gateway.federation.caching.CacheRules;
import dev.ilmyeon.gateway.federation.caching.ResponseTags;
import dev.ilmyeon.gateway.federation.cost.CostRules;
import dev.ilmyeon.gateway.federation.execute.ExecutablePlan;
import dev.ilmyeon.gateway.federation.plan.Planner;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a supergraph however much of it somebody sees: made once for all its contracts.
 *
 * @param costs null where they are not estimated
 */
record Groundwork(
    Planner planner,
    ExecutablePlan.Compiler compiler,
    @Nullable CostRules costs,
    AccessRules rules,
    CacheRules caching,
    ResponseTags tags,
    OverrideLabels labels) {

  static Groundwork of(SupergraphModel supergraph, EngineOptions options) {
    OperationLimits limits = options.limits();
    return new Groundwork(
        Planner.of(supergraph),
        new ExecutablePlan.Compiler(supergraph.schema()),
        limits.cost() == 0 ? null : new CostRules(supergraph, limits.listSize()),
        new AccessRules(supergraph),
        new CacheRules(supergraph),
        new ResponseTags(supergraph),
        new OverrideLabels(supergraph, options.overrideLabels()));
  }
}
