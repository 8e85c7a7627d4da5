package dev.ilmyeon.platform.subgraph.connection;

/** One item of a {@link Connection} and the cursor that continues behind it. */
public record Edge<T>(String cursor, T node) {}
