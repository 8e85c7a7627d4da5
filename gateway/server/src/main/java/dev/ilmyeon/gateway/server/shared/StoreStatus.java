package dev.ilmyeon.gateway.server.shared;

import java.time.Instant;

/**
 * How the shared store is.
 *
 * @param up whether it is asked
 * @param since when that is so
 * @param why it is not; empty if it is
 */
public record StoreStatus(boolean up, Instant since, String why) {}
