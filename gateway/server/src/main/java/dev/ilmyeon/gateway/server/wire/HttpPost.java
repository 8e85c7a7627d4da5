package dev.ilmyeon.gateway.server.wire;

/**
 * What to send.
 *
 * @param headers besides those that the origin always gets
 * @param body JSON
 * @param repeatable whether no harm is done if the server gets it twice
 */
public record HttpPost(HeaderLines headers, byte[] body, boolean repeatable) {}
