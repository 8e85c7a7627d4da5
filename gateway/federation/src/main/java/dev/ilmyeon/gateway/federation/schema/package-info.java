/** The type system of a GraphQL schema, as a client sees it. Imports language. */
@NullMarked
package dev.ilmyeon.gateway.federation.schema;

import org.jspecify.annotations.NullMarked;
