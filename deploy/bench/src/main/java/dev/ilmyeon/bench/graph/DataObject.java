package dev.ilmyeon.bench.graph;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object as it is seen through one fetch.
 *
 * @param representation what the gateway sent, if it asked for an entity
 */
record DataObject(
    String type,
    Map<String, @Nullable Object> fields,
    @Nullable Map<String, Object> representation) {}
