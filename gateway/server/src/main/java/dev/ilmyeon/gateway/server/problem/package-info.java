/**
 * Errors outside {@code /graphql}: as RFC 9457 problems, without anything of the inside. Imports
 * pipeline, for what a request says of its trace.
 */
@NullMarked
package dev.ilmyeon.gateway.server.problem;

import org.jspecify.annotations.NullMarked;
