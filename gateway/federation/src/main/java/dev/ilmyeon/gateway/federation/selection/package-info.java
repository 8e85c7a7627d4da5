/**
 * Typed selections: what operations, keys, requirements and provisions are made of. Imports schema
 * and language.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.selection;

import org.jspecify.annotations.NullMarked;
