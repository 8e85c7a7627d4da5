package dev.ilmyeon.platform.subgraph.connection;

import org.jspecify.annotations.Nullable;

/** Relay's page information; {@code endCursor} is null on an empty page. */
public record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}
