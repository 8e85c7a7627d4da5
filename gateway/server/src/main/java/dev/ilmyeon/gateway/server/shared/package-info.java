/**
 * A store that several gateways share, Valkey or Redis: one connection, what runs on it, and what
 * is known of its health. It is never needed. Who asks it waits for it no longer than {@link
 * dev.ilmyeon.gateway.server.shared.SharedProperties#timeLimit}, not at all while it is lost, and
 * then does alone what it would have done together. Without its URL nothing of it is loaded.
 * Imports wire (event loops) and setting.
 */
@NullMarked
package dev.ilmyeon.gateway.server.shared;

import org.jspecify.annotations.NullMarked;
