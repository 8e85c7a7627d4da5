/**
 * The GraphQL IDE at {@code /ide}: GraphiQL, served whole from this origin. Imports nothing of the
 * project.
 */
@NullMarked
package dev.ilmyeon.gateway.server.ide;

import org.jspecify.annotations.NullMarked;
