/**
 * Errors outside {@code /graphql}: as RFC 9457 problems, without anything of the inside. Imports
 * nothing of the project.
 */
@NullMarked
package dev.ilmyeon.gateway.server.problem;

import org.jspecify.annotations.NullMarked;
