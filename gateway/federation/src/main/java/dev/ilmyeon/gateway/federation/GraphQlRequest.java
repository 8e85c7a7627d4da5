package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.request.OperationKind;
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
 * @param plan whether the response tells how the operation is executed
 * @param claims what the client may see that is protected; nothing, unless told otherwise
 */
public record GraphQlRequest(
    String query,
    @Nullable String operationName,
    JsonObject variables,
    Object context,
    Set<OperationKind> kinds,
    PlanDisclosure plan,
    Claims claims) {

  /** Plans tell which subgraphs there are and what they know. */
  public enum PlanDisclosure {
    /** The response has data and errors only. */
    NONE,
    /** It has the extension {@code apolloQueryPlan} too; the events of a subscription have not. */
    TOLD,
    /** It has that extension only: nothing is executed. */
    ONLY
  }

  public GraphQlRequest {
    kinds = Set.copyOf(kinds);
  }

  /** The plan is not told, and what is protected is not seen. */
  public GraphQlRequest(
      String query,
      @Nullable String operationName,
      JsonObject variables,
      Object context,
      Set<OperationKind> kinds) {
    this(query, operationName, variables, context, kinds, PlanDisclosure.NONE, Claims.NONE);
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
    return new GraphQlRequest(query, operationName, otherVariables, context, kinds, plan, claims);
  }

  /** The same with another answer to whether the plan is told. */
  public GraphQlRequest with(PlanDisclosure disclosure) {
    return new GraphQlRequest(query, operationName, variables, context, kinds, disclosure, claims);
  }

  /** The same of a client that has shown these claims. */
  public GraphQlRequest with(Claims shown) {
    return new GraphQlRequest(query, operationName, variables, context, kinds, plan, shown);
  }
}
