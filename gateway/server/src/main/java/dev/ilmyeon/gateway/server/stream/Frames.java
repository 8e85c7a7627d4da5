package dev.ilmyeon.gateway.server.stream;

import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/** Events as they go over the wire (the HTML standard, 9.2.5; graphql-sse, PROTOCOL.md). */
final class Frames {

  /** A comment, which clients pass over. */
  static final byte[] COMMENT = ascii(":\n\n");

  /** The only operation of its stream is over. */
  static final byte[] COMPLETE = ascii("event: complete\ndata:\n\n");

  private static final String NEXT = "event: next\ndata: ";

  private Frames() {}

  /** A response of the only operation of its stream, which is released. */
  static byte[] next(GraphQlResponse response) {
    JsonWriter event = new JsonWriter(response.length() + 24);
    event.ascii(NEXT);
    return end(response, "\n\n", event);
  }

  /** One of several. */
  static byte[] next(String operation, GraphQlResponse response) {
    JsonWriter event = new JsonWriter(response.length() + operation.length() + 48);
    event.ascii(NEXT + "{\"id\":");
    event.string(operation);
    event.ascii(",\"payload\":");
    return end(response, "}\n\n", event);
  }

  /** A line break in JSON is white space: inside strings it is escaped. */
  private static byte[] end(GraphQlResponse response, String end, JsonWriter event) {
    int from = event.length();
    event.raw(response.array(), 0, response.length());
    int to = event.length();
    event.ascii(end);
    response.release();
    byte[] bytes = event.toByteArray();
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        bytes[i] = ' ';
      }
    }
    return bytes;
  }

  static byte[] complete(String operation) {
    JsonWriter event = new JsonWriter(48);
    event.ascii("event: complete\ndata: {\"id\":");
    event.string(operation);
    event.ascii("}\n\n");
    return event.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
