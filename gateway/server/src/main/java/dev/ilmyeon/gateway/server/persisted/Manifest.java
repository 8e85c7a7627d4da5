package dev.ilmyeon.gateway.server.persisted;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The documents that are trusted, by client and id. One without a client is for all clients.
 *
 * @param texts the same by what they say: whoever sends it whole may do so too
 * @param parting ids by which not all clients mean the same
 */
record Manifest(Map<Entry, String> documents, Set<Entry> texts, Set<String> parting) {

  static final Manifest EMPTY = of(Map.of());

  private static final int DEPTH = 16;
  private static final String VERSION = "1";
  private static final String FORMAT = "apollo-persisted-query-manifest";

  /**
   * Something of one client's.
   *
   * @param client empty for all
   */
  record Entry(String client, String value) {}

  Manifest {
    documents = Map.copyOf(documents);
    texts = Set.copyOf(texts);
    parting = Set.copyOf(parting);
  }

  private static Manifest of(Map<Entry, String> documents) {
    Set<Entry> texts = new HashSet<>();
    Set<String> parting = new HashSet<>();
    documents.forEach((entry, document) -> {
      texts.add(new Entry(entry.client(), document.strip()));
      if (!entry.client().isEmpty()) {
        parting.add(entry.value());
      }
    });
    return new Manifest(documents, texts, parting);
  }

  /**
   * Reads the file of {@code @apollo/generate-persisted-query-manifest}, or Relay's: an object with
   * the text of each id.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static Manifest read(String text) {
    Map<Entry, String> documents = new HashMap<>();
    Map<String, JsonValue> members = object(json(text), "The manifest").members();
    if (members.get("format") instanceof JsonString format && format.value().equals(FORMAT)) {
      checkVersion(members.get("version"));
      if (!(members.get("operations") instanceof JsonArray operations)) {
        throw new IllegalArgumentException("\"operations\" has to be a list.");
      }
      operations.items().forEach(item -> add(object(item, "An operation"), documents));
    } else {
      members.forEach((id, value) -> documents.put(new Entry("", id), text(id, value)));
    }
    return of(documents);
  }

  private static JsonValue json(String text) {
    try {
      return JsonReader.read(text, DEPTH);
    } catch (JsonException e) {
      throw new IllegalArgumentException("It is no JSON: %s.".formatted(e.getMessage()), e);
    }
  }

  private static void add(JsonObject operation, Map<Entry, String> documents) {
    Map<String, JsonValue> members = operation.members();
    Entry entry = new Entry(client(members.get("clientName")), text("id", members.get("id")));
    if (documents.put(entry, text("body", members.get("body"))) != null) {
      throw new IllegalArgumentException("%s is there twice.".formatted(entry.value()));
    }
  }

  /** One that was meant for somebody must not be for all because of a slip of the pen. */
  private static String client(@Nullable JsonValue name) {
    return switch (name) {
      case null -> "";
      case JsonLiteral literal when literal == JsonLiteral.NULL -> "";
      case JsonString string when !string.value().isBlank() -> string.value();
      default ->
          throw new IllegalArgumentException(
              "\"clientName\" has to be the name of a client; without it an operation is for all.");
    };
  }

  private static void checkVersion(@Nullable JsonValue version) {
    if (version != null
        && !(version instanceof JsonNumber number && number.text().equals(VERSION))) {
      throw new IllegalArgumentException("\"version\" has to be %s.".formatted(VERSION));
    }
  }

  private static JsonObject object(JsonValue value, String what) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException(what + " has to be an object.");
  }

  private static String text(String name, @Nullable JsonValue value) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw new IllegalArgumentException("\"%s\" has to be a text.".formatted(name));
  }

  /** The document that a client means by an id; null if there is none. */
  @Nullable String document(String client, String id) {
    String own = client.isEmpty() ? null : documents.get(new Entry(client, id));
    return own == null ? documents.get(new Entry("", id)) : own;
  }

  /** Whether one client may mean something else by an id than another, or nothing. */
  boolean tellsClientsApart(String id) {
    return parting.contains(id);
  }

  /** Whether a client may send this; one without a name, what is for all. */
  boolean trusts(String client, String text) {
    String stripped = text.strip();
    return texts.contains(new Entry("", stripped)) || texts.contains(new Entry(client, stripped));
  }
}
