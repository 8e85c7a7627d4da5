/**
 * Checks plans by carrying them out on types instead of values. Imports plan, supergraph,
 * operation, language.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.plan.validate;

import org.jspecify.annotations.NullMarked;
