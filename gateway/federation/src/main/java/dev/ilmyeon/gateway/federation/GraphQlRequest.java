package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.language.OperationKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client's request.
 *
 * @param query the document's text
 * @param operationName which operation of the document; null where it has one only
 * @param variables the raw values by name
 * @param context handed to the transport with each subgraph request; opaque to the engine
 * @param kinds of operation that may run; another is answered {@link
 *     GraphQlResponse.Outcome#NOT_ALLOWED} (an HTTP GET must not mutate)
 */
public record GraphQlRequest(
    String query,
    @Nullable String operationName,
    JsonObject variables,
    Object context,
    Set<OperationKind> kinds) {

  public GraphQlRequest {
    kinds = Set.copyOf(kinds);
  }

  /** Any kind of operation may run. */
  public GraphQlRequest(
      String query, @Nullable String operationName, JsonObject variables, Object context) {
    this(query, operationName, variables, context, EnumSet.allOf(OperationKind.class));
  }

  /** A document of one operation, without variables and without anything for the transport. */
  public static GraphQlRequest of(String query) {
    return new GraphQlRequest(query, null, new JsonObject(Map.of()), Map.of());
  }

  /** The same with other variables. */
  public GraphQlRequest with(JsonObject otherVariables) {
    return new GraphQlRequest(query, operationName, otherVariables, context, kinds);
  }
}
