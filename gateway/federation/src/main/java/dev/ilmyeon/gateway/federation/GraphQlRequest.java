package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A client's request.
 *
 * @param query the document's text
 * @param operationName which operation of the document; null where it has one only
 * @param variables the raw values by name
 * @param context handed to the transport with each subgraph request; opaque to the engine
 */
public record GraphQlRequest(
    String query, @Nullable String operationName, JsonObject variables, Object context) {}
