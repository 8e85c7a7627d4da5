package dev.ilmyeon.gateway.server.fuzz;

import java.nio.charset.StandardCharsets;

/**
 * What came back.
 *
 * @param status 0 if the connection was closed without a word
 * @param body of the response; the messages on a WebSocket
 * @param closeCode of a WebSocket; 0 if there was none
 */
record Reply(int status, String head, byte[] body, int closeCode) {

  static final Reply NONE = new Reply(0, "", new byte[0], 0);

  String text() {
    return head + new String(body, StandardCharsets.UTF_8);
  }

  boolean isJson() {
    return head.contains("content-type: application/json")
        || head.contains("content-type: application/graphql-response+json");
  }
}
