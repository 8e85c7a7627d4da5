package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.request.AskedOperation;

/**
 * An operation that is remembered with its plan: one of them, where a document's conditions or
 * clients lead to several.
 *
 * @param query the document's text
 */
public record PlannedOperation(String query, AskedOperation operation, QueryPlan plan) {}
