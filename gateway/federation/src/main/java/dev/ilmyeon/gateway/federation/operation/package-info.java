/**
 * A request's document: parsed, validated, limited, its variables coerced, and normalised to one
 * selection tree. Imports schema, selection, language, json.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.operation;

import org.jspecify.annotations.NullMarked;
