package dev.ilmyeon.bench.subgraph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What of HTTP/1.1 the server writes. */
final class Http {

  private Http() {}

  static byte[] ok(byte[] body) {
    return response("200 OK", body);
  }

  static byte[] notFound() {
    return response("404 Not Found", "{}".getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] response(String status, byte[] body) {
    byte[] head =
        ("HTTP/1.1 "
                + status
                + "\r\ncontent-type: application/json\r\ncontent-length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }
}
