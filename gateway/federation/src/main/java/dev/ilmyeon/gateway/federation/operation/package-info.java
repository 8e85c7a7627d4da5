/**
 * A request's document: parsed, limited, validated, its variables coerced, and normalised to one
 * selection tree. {@link dev.ilmyeon.gateway.federation.operation.OperationReader} takes it from
 * step to step. Imports schema, selection, language, json, request.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.operation;

import org.jspecify.annotations.NullMarked;
