package dev.ilmyeon.bench.mix;

import dev.ilmyeon.bench.graph.Answerer;
import dev.ilmyeon.bench.load.Question;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request's JSON with the right answer to it.
 *
 * @param right as the oracle gave it
 */
record Asked(String body, byte[] right) {

  static Asked of(Answerer oracle, String query, @Nullable Map<String, ?> variables) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("query", query);
    if (variables != null) {
      request.put("variables", variables);
    }
    String body = JsonMapper.shared().writeValueAsString(request);
    String answer = oracle.answer(body);
    if (answer.contains("\"errors\":")) {
      throw new IllegalStateException("The oracle has no answer: " + answer + " to " + body);
    }
    return new Asked(body, answer.getBytes(StandardCharsets.UTF_8));
  }

  Question question(String path, String headers) {
    return new Question(path, headers, body, this::isRight);
  }

  /** The order of keys is each gateway's own; all else must be equal, and no error be told. */
  private boolean isRight(byte[] answer) {
    try {
      JsonNode told = JsonMapper.shared().readTree(answer);
      return !told.has("errors")
          && told.path("data").equals(JsonMapper.shared().readTree(right).path("data"));
    } catch (JacksonException e) {
      return false;
    }
  }
}
