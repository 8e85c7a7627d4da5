/**
 * Many clients' subscriptions to one event: sockets that do nothing, and events that go out to all.
 * {@link dev.ilmyeon.bench.fanout.FanOut} is the command, {@link
 * dev.ilmyeon.bench.fanout.EventSource} the subgraph, {@link dev.ilmyeon.bench.fanout.Subscribers}
 * the clients. Both speak graphql-transport-ws by Netty. Imports gateway, machine, load (its
 * histogram).
 */
@NullMarked
package dev.ilmyeon.bench.fanout;

import org.jspecify.annotations.NullMarked;
