package dev.ilmyeon.gateway.server.wire;

import java.time.Duration;

/**
 * How an origin is talked to.
 *
 * @param connectTimeout for a connection: name, TCP and TLS
 * @param maxConnections at once, in use or idle, on all event loops together; in HTTP/2 each
 *     carries many calls
 * @param maxWaiting calls that wait for a connection; more fail at once
 * @param maxIdle an unused connection is closed after
 * @param maxLifetime a connection is not used again after
 * @param maxResponse bytes of a body, before and after decompression
 * @param compressed whether compressed answers are asked for; they are understood in any case
 * @param version which HTTP is spoken
 */
public record OriginSettings(
    Duration connectTimeout,
    int maxConnections,
    int maxWaiting,
    Duration maxIdle,
    Duration maxLifetime,
    long maxResponse,
    boolean compressed,
    HttpVersion version) {}
