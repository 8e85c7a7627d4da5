package dev.ilmyeon.platform.subgraph.gate;

/**
 * Whether the gateway alone can ask the service for data.
 *
 * @param closed so that what a request says of who asks is the gateway's word
 */
public record Gate(boolean closed) {}
