/**
 * What is seen of each operation on its way: how long it takes and how it ends, by its name and its
 * client; which were slow, and why; who uses what is deprecated; a trace, if somebody takes it.
 * Imports setting, persisted (a document's hash) and the engine.
 */
@NullMarked
package dev.ilmyeon.gateway.server.observation;

import org.jspecify.annotations.NullMarked;
