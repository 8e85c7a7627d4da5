package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Who works in the newsroom, and what they do through the gateway. */
final class Newsroom {

  /** Development identities: only this machine gets at the portal. */
  static final Map<String, String> EDITOR = identity("김 기자", "editor");

  static final Map<String, String> CHIEF = identity("desk", "desk-chief");

  private Newsroom() {}

  private static Map<String, String> identity(String name, String role) {
    return Map.of(
        "x-ilmyeon-development-identity",
        ascii("{\"sub\": \"%s\", \"roles\": [\"%s\"]}".formatted(name, role)));
  }

  static JsonNode ask(String query, Map<String, String> who) throws Exception {
    RealPortal.get().askForTheWholePage();
    return RealPortal.get().ask(query, who);
  }

  static String newKey() {
    return UUID.randomUUID().toString();
  }

  static String create(String key, String section, String title) {
    return """
    mutation { createArticle(idempotencyKey: "%s", input: {title: "%s", section: "%s", blocks: [{paragraph: "글."}]}) {
      __typename
      ... on ArticleSaved { article { id } revision { number author } }
      ... on ValidationProblem { violations { message } } } }
    """
        .formatted(key, title, section);
  }

  /** Writes an article and publishes it; its number. */
  static String publish(String section, String title) throws Exception {
    String id =
        ask(create(newKey(), section, title), CHIEF)
            .at("/data/createArticle/article/id")
            .asString();
    int revision = 1;
    for (String step : List.of("IN_REVIEW", "APPROVED", "PUBLISHED")) {
      move(id, revision++, step);
    }
    return id;
  }

  /** So that other tests see the portal as it was. */
  static void withdraw(String id) throws Exception {
    move(id, 4, "WITHDRAWN");
  }

  private static void move(String id, int expected, String step) throws Exception {
    JsonNode answer =
        ask(
            """
            mutation { transitionArticle(idempotencyKey: "%s", id: "%s", expected: %d, to: %s, notice: "시험 기사입니다.") { __typename } }
            """
                .formatted(newKey(), id, expected, step),
            CHIEF);
    assertThat(answer.at("/data/transitionArticle/__typename").asString())
        .as(answer.toString())
        .isEqualTo("ArticleSaved");
  }

  /** Headers hold no Korean; JSON can do without. */
  private static String ascii(String json) {
    StringBuilder escaped = new StringBuilder();
    json.chars()
        .forEach(c -> {
          if (c < 128) {
            escaped.append((char) c);
          } else {
            escaped.append("\\u%04x".formatted(c));
          }
        });
    return escaped.toString();
  }
}
