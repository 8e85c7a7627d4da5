package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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
 * @param extensions what an executed response tells besides (not the events of a subscription),
 *     such as what is left of the client's budget; strings, numbers, booleans, maps and lists of
 *     such
 * @param contract which of {@link EngineOptions#contracts} the client has: all that it does not
 *     show is not there; null for none
 */
public record GraphQlRequest(
    String query,
    @Nullable String operationName,
    JsonObject variables,
    Object context,
    Set<OperationKind> kinds,
    PlanDisclosure plan,
    Claims claims,
    Map<String, Object> extensions,
    @Nullable String contract) {

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
    extensions =
        extensions.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  /**
   * A document of one operation, without variables and without anything for the transport. Any kind
   * of operation may run, the plan is not told, what is protected is not seen, and no contract
   * holds.
   */
  public static GraphQlRequest of(String query) {
    return of(query, null, new JsonObject(Map.of()));
  }

  /** Likewise one operation of a document, with its variables. */
  public static GraphQlRequest of(
      String query, @Nullable String operationName, JsonObject variables) {
    return new GraphQlRequest(
        query,
        operationName,
        variables,
        Map.of(),
        EnumSet.allOf(OperationKind.class),
        PlanDisclosure.NONE,
        Claims.NONE,
        Map.of(),
        null);
  }

  /** The same with other variables. */
  public GraphQlRequest withVariables(JsonObject others) {
    return new GraphQlRequest(
        query, operationName, others, context, kinds, plan, claims, extensions, contract);
  }

  /** The same with something else for the transport. */
  public GraphQlRequest withContext(Object forTransport) {
    return new GraphQlRequest(
        query, operationName, variables, forTransport, kinds, plan, claims, extensions, contract);
  }

  /** The same, for which other kinds of operation may run. */
  public GraphQlRequest withKinds(Set<OperationKind> allowed) {
    return new GraphQlRequest(
        query, operationName, variables, context, allowed, plan, claims, extensions, contract);
  }

  /** The same with another answer to whether the plan is told. */
  public GraphQlRequest withPlan(PlanDisclosure disclosure) {
    return new GraphQlRequest(
        query, operationName, variables, context, kinds, disclosure, claims, extensions, contract);
  }

  /** The same of a client that has shown these claims. */
  public GraphQlRequest withClaims(Claims shown) {
    return new GraphQlRequest(
        query, operationName, variables, context, kinds, plan, shown, extensions, contract);
  }

  /** The same of another context, if it is of one of these kinds. */
  public GraphQlRequest with(Object otherContext, Set<OperationKind> otherKinds) {
    return new GraphQlRequest(
        query,
        operationName,
        variables,
        otherContext,
        otherKinds,
        plan,
        claims,
        extensions,
        contract);
  }

  /** The same whose executed response tells this too. */
  public GraphQlRequest withExtensions(Map<String, Object> told) {
    return new GraphQlRequest(
        query, operationName, variables, context, kinds, plan, claims, told, contract);
  }

  /** The same of a client that has this contract; null for none. */
  public GraphQlRequest within(@Nullable String name) {
    return new GraphQlRequest(
        query, operationName, variables, context, kinds, plan, claims, extensions, name);
  }
}
