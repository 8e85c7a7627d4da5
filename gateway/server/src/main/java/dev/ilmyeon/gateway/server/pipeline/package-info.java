/**
 * The one way from a client's question to the engine, for every transport. A transport makes a
 * {@link dev.ilmyeon.gateway.server.pipeline.Caller} of a request or handshake, {@linkplain
 * dev.ilmyeon.gateway.server.pipeline.OperationPipeline#open opens} a session with it once, and has
 * each operation {@linkplain dev.ilmyeon.gateway.server.pipeline.OperationPipeline#admit admitted}
 * before it runs it:
 *
 * <pre>
 *   HTTP ──────┐
 *   WebSocket ─┼─ Caller ─ open ─ Session ─ admit ─ AdmittedOperation ─ execute, … ─ engine
 *   SSE ───────┘
 * </pre>
 *
 * <p>Whatever stage refuses throws {@link dev.ilmyeon.gateway.server.refusal.RefusedException},
 * which each transport says in its own way. Imports cache, identity, observation, overload,
 * persisted, quota, refusal, subgraph (the context of a call), subscription, supergraph and the
 * engine.
 */
@NullMarked
package dev.ilmyeon.gateway.server.pipeline;

import org.jspecify.annotations.NullMarked;
