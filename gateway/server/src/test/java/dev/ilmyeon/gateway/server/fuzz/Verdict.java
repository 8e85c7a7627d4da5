package dev.ilmyeon.gateway.server.fuzz;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import java.util.List;
import java.util.Optional;

/** What no client may ever see, whatever it sends. */
final class Verdict {

  /** What a subgraph says that fails: clients are told none of it. */
  static final String SECRET =
      "could not connect to db.vault.example:5432 at dev.vault.Store(Store.java:7) SELECT pin FROM account; /srv/vault";

  private static final List<String> LEAKS =
      List.of(
          "vault",
          "Store.java",
          "FROM account",
          "Exception",
          "\tat ",
          "java.",
          "reactor.",
          "io.netty",
          "dev.ilmyeon",
          "127.0.0.1",
          "localhost",
          "/tmp/",
          "/home/",
          "stackTrace",
          "NullPointer");

  private static final int GATEWAY_FAILED = 1011;

  private static final int MAX_DEPTH = 5_000;

  private Verdict() {}

  /** What is wrong; empty if nothing is. */
  static Optional<String> of(FuzzedRequest request, Reply reply) {
    if (reply.status() == 0) {
      return request.deservesAnswer() ? Optional.of("no answer") : Optional.empty();
    }
    if (reply.status() >= 500) {
      return Optional.of("status " + reply.status());
    }
    if (reply.closeCode() == GATEWAY_FAILED) {
      return Optional.of("close code " + GATEWAY_FAILED);
    }
    String text = reply.text();
    if (text.contains("The gateway failed")) {
      return Optional.of("an internal error");
    }
    Optional<String> leak = LEAKS.stream().filter(text::contains).findFirst();
    return leak.isPresent() ? leak.map(found -> "leaks " + found) : malformed(reply);
  }

  private static Optional<String> malformed(Reply reply) {
    boolean compressed = reply.head().contains("\r\ncontent-encoding:");
    if (!reply.isJson() || compressed || reply.body().length == 0) {
      return Optional.empty();
    }
    try {
      JsonReader.read(reply.body(), MAX_DEPTH);
      return Optional.empty();
    } catch (JsonException e) {
      return Optional.of("JSON that is none: " + e.getMessage());
    }
  }
}
