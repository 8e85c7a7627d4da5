package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.federation.GraphQlPayload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How payloads follow one another in one HTTP response. */
enum Framing {
  /**
   * GraphQL over HTTP, incremental delivery: the parts of a {@code multipart/mixed}. Each is
   * followed by the boundary at once, since a client takes a part for complete only when it sees
   * that.
   */
  MULTIPART {
    @Override
    byte[] frame(GraphQlPayload payload, boolean first) {
      byte[] start = ascii(first ? BOUNDARY + PART_HEAD : PART_HEAD);
      byte[] end = ascii(payload.hasNext() ? "\r\n" + BOUNDARY : "\r\n" + BOUNDARY + "--\r\n");
      return join(start, payload.body(), end);
    }
  },
  /**
   * GraphQL over SSE, distinct connections: an event {@code next} for each, then {@code complete}.
   */
  EVENTS {
    @Override
    byte[] frame(GraphQlPayload payload, boolean first) {
      byte[] end = ascii(payload.hasNext() ? "\n\n" : "\n\nevent: complete\ndata:\n\n");
      return join(ascii("event: next\ndata: "), onOneLine(payload.body()), end);
    }
  };

  /** In no JSON, at the start of a line. */
  static final String BOUNDARY = "---";

  private static final String PART_HEAD =
      "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";

  /** {@code first}: whether it is the response's first. */
  abstract byte[] frame(GraphQlPayload payload, boolean first);

  /** A line break in JSON is white space: inside strings it is escaped. */
  private static byte[] onOneLine(byte[] json) {
    byte[] line = json;
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '\n' || json[i] == '\r') {
        line = line == json ? json.clone() : line;
        line[i] = ' ';
      }
    }
    return line;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] join(byte[] start, byte[] body, byte[] end) {
    byte[] all = Arrays.copyOf(start, start.length + body.length + end.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    System.arraycopy(end, 0, all, start.length + body.length, end.length);
    return all;
  }
}
