/**
 * Checks plans by carrying them out on types instead of values. For tests and for whoever doubts a
 * plan; not part of planning. Imports plan, supergraph, operation, language.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.plan.validate;

import org.jspecify.annotations.NullMarked;
