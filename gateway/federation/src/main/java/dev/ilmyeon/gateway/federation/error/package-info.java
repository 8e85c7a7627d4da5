/** The GraphQL error, and what can be wrong with input. Imports nothing of the project. */
@NullMarked
package dev.ilmyeon.gateway.federation.error;

import org.jspecify.annotations.NullMarked;
