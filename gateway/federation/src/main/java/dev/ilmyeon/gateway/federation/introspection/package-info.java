/** Answers __schema and __type from the consumer schema. Imports operation, schema, json. */
@NullMarked
package dev.ilmyeon.gateway.federation.introspection;

import org.jspecify.annotations.NullMarked;
