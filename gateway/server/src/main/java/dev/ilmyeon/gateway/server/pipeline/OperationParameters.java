package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a GraphQL request (GraphQL over HTTP, 5.1), each of the type that it must have.
 *
 * @param query the document; null if the request names it by other means, or is none
 * @param documentId its name ({@code documentId}, as the draft's appendix on persisted documents
 *     says; {@code id} or {@code doc_id}, as network layers of Relay do)
 */
public record OperationParameters(
    @Nullable String query,
    @Nullable String documentId,
    @Nullable String operationName,
    JsonObject variables,
    JsonObject extensions) {

  private static final int MAX_DEPTH = 128;

  private static final List<String> DOCUMENT_IDS = List.of("documentId", "id", "doc_id");

  private static final JsonObject NONE = new JsonObject(Map.of());

  /** Throws {@link RefusedException}, as all of these do. */
  public static OperationParameters ofBody(byte[] body) {
    return switch (json(body, "The body")) {
      case JsonObject object -> of(object);
      case JsonArray _ ->
          throw RefusedException.illFormed("Batches are not taken: send one request at a time.");
      default -> throw RefusedException.illFormed("The body must be a JSON object.");
    };
  }

  /** What a WebSocket's message holds is read already. */
  public static OperationParameters of(JsonObject request) {
    Map<String, JsonValue> members = request.members();
    return new OperationParameters(
        string("query", members.get("query")),
        documentId(name -> string(name, members.get(name))),
        string("operationName", members.get("operationName")),
        object("variables", members.get("variables")),
        object("extensions", members.get("extensions")));
  }

  /** Whether the document is sent whole, and nothing else is said about it. */
  boolean isPlain() {
    return query != null && documentId == null && extensions.members().isEmpty();
  }

  /** {@code queryString}: still encoded. */
  public static OperationParameters ofUrl(@Nullable String queryString) {
    Map<String, String> parameters = QueryString.parse(queryString);
    String operationName = parameters.get("operationName");
    return new OperationParameters(
        parameters.get("query"),
        documentId(parameters::get),
        operationName == null || operationName.isEmpty() ? null : operationName,
        object("variables", parameters.get("variables")),
        object("extensions", parameters.get("extensions")));
  }

  private static @Nullable String documentId(Function<String, @Nullable String> parameters) {
    for (String name : DOCUMENT_IDS) {
      String id = parameters.apply(name);
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  private static JsonValue json(byte[] bytes, String what) {
    try {
      return JsonReader.read(bytes, MAX_DEPTH);
    } catch (JsonException e) {
      throw malformed(what, e);
    }
  }

  private static @Nullable String string(String name, @Nullable JsonValue value) {
    return switch (value) {
      case null -> null;
      case JsonString string -> string.value();
      case JsonLiteral literal when literal == JsonLiteral.NULL -> null;
      default -> throw RefusedException.illFormed("\"%s\" must be a string.".formatted(name));
    };
  }

  private static JsonObject object(String name, @Nullable JsonValue value) {
    return switch (value) {
      case null -> NONE;
      case JsonObject object -> object;
      case JsonLiteral literal when literal == JsonLiteral.NULL -> NONE;
      default -> throw RefusedException.illFormed("\"%s\" must be an object.".formatted(name));
    };
  }

  private static JsonObject object(String name, @Nullable String json) {
    if (json == null || json.isEmpty()) {
      return NONE;
    }
    try {
      return object(name, JsonReader.read(json, MAX_DEPTH));
    } catch (JsonException e) {
      throw malformed("\"%s\"".formatted(name), e);
    }
  }

  private static RefusedException malformed(String what, JsonException problem) {
    return RefusedException.badRequest(
        "%s is not valid JSON: %s.".formatted(what, problem.getMessage()));
  }
}
