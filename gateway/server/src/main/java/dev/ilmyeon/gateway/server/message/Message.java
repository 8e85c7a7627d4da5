package dev.ilmyeon.gateway.server.message;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message of graphql-transport-ws, the protocol that the npm package graphql-ws defines
 * (PROTOCOL.md there).
 *
 * @param id of the operation; null for messages about the connection
 * @param payload null where there is none
 */
public record Message(Type type, @Nullable String id, @Nullable JsonValue payload) {

  /** The name of the WebSocket sub-protocol. */
  public static final String PROTOCOL = "graphql-transport-ws";

  private static final int MAX_DEPTH = 512;

  private enum Payload {
    NONE,
    MAYBE_OBJECT,
    OBJECT,
    ARRAY;

    boolean takes(@Nullable JsonValue payload) {
      return switch (this) {
        case NONE -> payload == null;
        case MAYBE_OBJECT -> payload == null || payload instanceof JsonObject;
        case OBJECT -> payload instanceof JsonObject;
        case ARRAY -> payload instanceof JsonArray;
      };
    }
  }

  /** What kind of message it is. */
  public enum Type {
    CONNECTION_INIT("connection_init", false, Payload.MAYBE_OBJECT),
    CONNECTION_ACK("connection_ack", false, Payload.MAYBE_OBJECT),
    PING("ping", false, Payload.MAYBE_OBJECT),
    PONG("pong", false, Payload.MAYBE_OBJECT),
    SUBSCRIBE("subscribe", true, Payload.OBJECT),
    NEXT("next", true, Payload.OBJECT),
    ERROR("error", true, Payload.ARRAY),
    COMPLETE("complete", true, Payload.NONE);

    private static final Map<String, Type> BY_WORD =
        Stream.of(values()).collect(Collectors.toMap(type -> type.word, Function.identity()));

    private final String word;
    private final boolean ofOperation;
    private final Payload payload;

    Type(String word, boolean ofOperation, Payload payload) {
      this.word = word;
      this.ofOperation = ofOperation;
      this.payload = payload;
    }
  }

  /** Of the connection, without a payload. */
  public static Message of(Type type) {
    return new Message(type, null, null);
  }

  /** The id of an operation's message. */
  public String operation() {
    if (id == null) {
      throw new IllegalStateException(type + " is of no operation");
    }
    return id;
  }

  /** Its payload, of a type that has an object. */
  public JsonObject object() {
    if (payload instanceof JsonObject object) {
      return object;
    }
    throw new IllegalStateException(type + " has no object");
  }

  /** Reads one, whatever direction it is for. */
  public static Message read(byte[] json) throws MalformedMessageException {
    try {
      if (JsonReader.read(json, MAX_DEPTH) instanceof JsonObject(Map<String, JsonValue> members)) {
        return read(members);
      }
    } catch (JsonException _) {
      throw new MalformedMessageException("Messages are JSON");
    }
    throw new MalformedMessageException("Messages are JSON objects");
  }

  private static Message read(Map<String, JsonValue> members) throws MalformedMessageException {
    Type type =
        members.get("type") instanceof JsonString(String word) ? Type.BY_WORD.get(word) : null;
    if (type == null) {
      throw new MalformedMessageException("There is no such type of message");
    }
    String id = null;
    if (type.ofOperation) {
      id = members.get("id") instanceof JsonString(String given) ? given : "";
      if (id.isEmpty()) {
        throw new MalformedMessageException("%s needs an id".formatted(type.word));
      }
    }
    JsonValue payload = members.get("payload");
    if (payload == JsonLiteral.NULL || type.payload == Payload.NONE) {
      payload = null;
    }
    if (!type.payload.takes(payload)) {
      throw new MalformedMessageException(
          "The payload of %s has another form".formatted(type.word));
    }
    return new Message(type, id, payload);
  }

  /** As it is sent. */
  public byte[] json() {
    JsonWriter json = head(type, id, 64);
    if (payload != null) {
      json.ascii(",\"payload\":");
      json.value(payload);
    }
    json.ascii("}");
    return json.toByteArray();
  }

  /**
   * A message as it is sent, whose payload is written already.
   *
   * @param payload starts with it
   * @param length of the payload
   */
  public static byte[] json(Type type, String id, byte[] payload, int length) {
    JsonWriter json = head(type, id, 64 + id.length() + length);
    json.ascii(",\"payload\":");
    json.raw(payload, 0, length);
    json.ascii("}");
    return json.toByteArray();
  }

  private static JsonWriter head(Type type, @Nullable String id, int capacity) {
    JsonWriter json = new JsonWriter(capacity);
    json.ascii("{");
    if (id != null) {
      json.ascii("\"id\":");
      json.string(id);
      json.ascii(",");
    }
    json.ascii("\"type\":\"" + type.word + "\"");
    return json;
  }
}
