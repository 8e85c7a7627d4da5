/**
 * Answers __schema and __type from the consumer schema: {@link
 * dev.ilmyeon.gateway.federation.introspection.Introspection}. Imports operation, selection,
 * schema, language, json, error.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.introspection;

import org.jspecify.annotations.NullMarked;
