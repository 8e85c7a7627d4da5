package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.access.Access;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import java.util.Map;
import java.util.Set;

/**
 * What a plan depends on.
 *
 * @param operation compared by identity: one for each document that is remembered
 * @param conditions the values of the variables that decide what there is
 * @param incremental whether the response may come in parts
 * @param labels the overrides that are active
 */
record PlanKey(
    ValidOperation operation,
    Map<String, Boolean> conditions,
    boolean incremental,
    Set<String> labels,
    Access access) {}
