package dev.ilmyeon.gateway.federation.conformance;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object as a subgraph sees it.
 *
 * @param representation what the gateway sent, if it asked for an entity
 */
record DataObject(
    String type, Map<String, Object> fields, @Nullable Map<String, Object> representation) {}
