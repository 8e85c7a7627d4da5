/**
 * The type system of a GraphQL schema, as a client sees it; {@link
 * dev.ilmyeon.gateway.federation.schema.SchemaReader} reads it from a document. Imports language.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.schema;

import org.jspecify.annotations.NullMarked;
