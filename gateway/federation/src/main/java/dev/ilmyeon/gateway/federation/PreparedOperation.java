package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.execute.ExecutablePlan;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.request.CachePolicy;
import dev.ilmyeon.gateway.federation.response.Projection;

/**
 * All that can be known of an operation before its variables are: ready to run.
 *
 * @param introspective whether it asks for the schema anywhere
 * @param caching what the supergraph says of keeping its responses
 */
record PreparedOperation(
    Operation operation,
    QueryPlan plan,
    ExecutablePlan executable,
    Projection projection,
    boolean introspective,
    CachePolicy caching) {}
