package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import java.nio.charset.StandardCharsets;

/** What came back: a GraphQL response, or the reason why there is none. */
sealed interface Answer {

  /**
   * A response in the form that GraphQL gives it.
   *
   * @param data the row of an object, or {@link #NOTHING} if it is null or, beside errors, missing
   * @param errors the row of an array that is not empty, or {@link #NOTHING}
   */
  record Read(JsonTape tape, int data, int errors) implements Answer {

    int errorCount() {
      return errors == NOTHING ? 0 : tape.size(errors);
    }
  }

  record Failed(SubgraphFailure failure) implements Answer {}

  int NOTHING = -1;

  /** Deeper is no answer to any operation that fits the limits. */
  int MAX_DEPTH = 512;

  static Answer read(SubgraphResponse response) {
    JsonTape tape;
    try {
      tape = JsonTape.parse(response.body(), response.length(), MAX_DEPTH, response.pooled());
    } catch (JsonException e) {
      return malformed(response, "no JSON: " + e.getMessage());
    }
    if (tape.kind(tape.root()) != JsonTape.OBJECT) {
      return malformed(response, "not an object");
    }
    int data = tape.find(tape.root(), "data".getBytes(StandardCharsets.US_ASCII));
    int errors = tape.find(tape.root(), "errors".getBytes(StandardCharsets.US_ASCII));
    boolean hasErrors = errors >= 0 && tape.kind(errors) == JsonTape.ARRAY && tape.size(errors) > 0;
    boolean hasData = data >= 0 && tape.kind(data) == JsonTape.OBJECT;
    if (data >= 0 && !hasData && tape.kind(data) != JsonTape.NULL) {
      return malformed(response, "data is not an object");
    }
    if (!hasData && !hasErrors) {
      return malformed(response, "neither data nor errors");
    }
    return new Read(tape, hasData ? data : NOTHING, hasErrors ? errors : NOTHING);
  }

  private static Answer malformed(SubgraphResponse response, String what) {
    return new Failed(
        new SubgraphFailure(Kind.MALFORMED, "HTTP status " + response.status() + ", " + what));
  }
}
