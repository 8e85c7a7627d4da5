/**
 * WebSockets of clients, which speak graphql-transport-ws: subscriptions, queries and mutations.
 * All about a socket happens on its event loop, where it subscribes to the operations that it
 * carries itself: how much it asks of each depends on how much the client takes. Imports message,
 * pipeline, refusal, subscription and Reactor Netty.
 */
@NullMarked
package dev.ilmyeon.gateway.server.socket;

import org.jspecify.annotations.NullMarked;
