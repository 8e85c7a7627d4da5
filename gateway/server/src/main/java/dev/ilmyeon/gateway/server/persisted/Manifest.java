package dev.ilmyeon.gateway.server.persisted;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
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
 */
record Manifest(Map<Entry, String> documents, Set<Entry> texts) {

  static final Manifest EMPTY = new Manifest(Map.of(), Set.of());

  private static final int DEPTH = 16;
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
      if (!(members.get("operations") instanceof JsonArray operations)) {
        throw new IllegalArgumentException("\"operations\" has to be a list.");
      }
      operations.items().forEach(item -> add(object(item, "An operation"), documents));
    } else {
      members.forEach((id, value) -> documents.put(new Entry("", id), text(id, value)));
    }
    Set<Entry> texts = new HashSet<>();
    documents.forEach((entry, document) -> texts.add(new Entry(entry.client(), document.strip())));
    return new Manifest(documents, texts);
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
    JsonValue client = members.get("clientName");
    Entry entry =
        new Entry(
            client instanceof JsonString name ? name.value() : "", text("id", members.get("id")));
    if (documents.put(entry, text("body", members.get("body"))) != null) {
      throw new IllegalArgumentException("%s is there twice.".formatted(entry.value()));
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

  /** Whether a client may send this. */
  boolean trusts(String client, String text) {
    String stripped = text.strip();
    return texts.contains(new Entry("", stripped)) || texts.contains(new Entry(client, stripped));
  }
}
