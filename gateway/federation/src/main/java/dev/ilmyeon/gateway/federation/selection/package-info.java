/**
 * Typed selections: what operations, keys, requirements and provisions are made of. {@link
 * dev.ilmyeon.gateway.federation.selection.SelectionNormalizer} makes them from syntax, {@link
 * dev.ilmyeon.gateway.federation.selection.SelectionPrinter} makes text of them. Imports schema and
 * language.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.selection;

import org.jspecify.annotations.NullMarked;
