/**
 * Event streams of clients, as graphql-sse has them: one for each operation (distinct connections),
 * or one for all (single connection). Imports pipeline, refusal, subscription and Reactor Netty.
 */
@NullMarked
package dev.ilmyeon.gateway.server.stream;

import org.jspecify.annotations.NullMarked;
