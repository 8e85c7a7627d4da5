/**
 * Operations that clients name instead of sending: those that they registered themselves by a hash
 * (automatic persisted queries), and those that their owner has listed (trusted documents), which
 * may be the only ones that are taken. Imports refusal, file, shared, setting and the engine's json
 * package.
 */
@NullMarked
package dev.ilmyeon.gateway.server.persisted;

import org.jspecify.annotations.NullMarked;
