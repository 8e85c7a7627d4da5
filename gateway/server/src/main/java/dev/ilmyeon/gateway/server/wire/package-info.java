/**
 * HTTP/1.1 and HTTP/2 to one server, fast: POST a body, get the whole answer. {@link
 * dev.ilmyeon.gateway.server.wire.HttpOrigin} is the door. Imports coding, the engine's pooled
 * memory and Netty.
 *
 * <p><b>Why not a general client.</b> A page costs the gateway half a dozen requests to subgraphs,
 * and a general reactive client spends more processor time on each than the engine on what the
 * answer says: operators, observers and attributes for everything that a request might be. What is
 * needed here is one kind of request, whose head is nearly the same each time, and an answer that
 * is taken whole. Netty's own response decoder does what is hard to do right; the rest is a few
 * states.
 *
 * <p><b>One thread.</b> A call lives on one event loop from beginning to end: that of the client's
 * request that it is made for, so nothing is handed from thread to thread and nothing is locked.
 * Each loop has connections of its own to each origin ({@code ConnectionPool}), the one used last
 * first, so that those that are not needed grow old and are closed.
 *
 * <p><b>One limit.</b> How many connections there may be holds for all loops together ({@code
 * Slots}). A call that finds neither an idle connection on its loop nor a slot for a new one waits.
 * The loops then help each other by making room, never by passing calls on: one that has an idle
 * connection closes it, and whoever waits takes the slot. That costs a new connection, but only at
 * the limit, and keeps each call on its loop.
 *
 * <p><b>Whose answer is it?</b> On a kept connection only the order of bytes says to which request
 * an answer belongs. So a connection is used again only if its answer had an announced end and came
 * to it, if the request had left whole by then, and if not a byte follows; whatever comes unasked
 * closes it. A call that is given up closes its connection too, since its answer would come later.
 *
 * <p><b>Stale connections.</b> A server may close a connection just when it is used again, and its
 * word for that crosses ours. A call that meets this, without a byte of an answer, begins again on
 * a connection of its own, once: if it may be repeated, or if it had not left whole, so that the
 * server cannot have acted on it.
 *
 * <p><b>Many calls on one connection.</b> In HTTP/2 each call has a stream of its own ({@code
 * MultiplexedConnection}), so that one connection a loop is enough; another one is opened only
 * while the server takes no more streams, and calls that begin while one is being opened share it.
 * All that leaves in a turn of the event loop leaves in one system call ({@code StreamHandler}). A
 * call that is given up resets its stream and nothing else. A server that goes away says up to
 * which stream it has looked: what is above begins again, mutations too, as does what it refuses to
 * look at; the connection ends after the others. And since no call closes the connection any more
 * when its time is over, one whose server is gone without a word has to be found out: where a call
 * met nothing but silence, a ping is sent, and no other call that way before something comes.
 *
 * <p><b>Limits.</b> Heads are at most 16 KB; bodies as large as the origin's settings say, before
 * and after decompression, counted while they come in; connecting takes at most its time-out, name
 * and TLS included. How long a call may take as a whole is up to who made it and can {@linkplain
 * dev.ilmyeon.gateway.server.wire.HttpCall#cancel() cancel} it at any point.
 */
@NullMarked
package dev.ilmyeon.gateway.server.wire;

import org.jspecify.annotations.NullMarked;
