package dev.ilmyeon.articles.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.graphql.test.tester.GraphQlTester;
import org.springframework.graphql.test.tester.HttpGraphQlTester;

/** Somebody of the newsroom at work. */
final class Desk {

  private static final String RESULT =
      """
      {
        __typename
        ... on ArticleSaved { article { id } revision { number status title author } }
        ... on Problem { code message path }
        ... on ValidationProblem { violations { code message path } }
      }
      """;

  private final HttpGraphQlTester graphQl;

  Desk(HttpGraphQlTester graphQl) {
    this.graphQl = graphQl;
  }

  static Map<String, Object> input(String title) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("title", title);
    input.put("section", "local");
    input.put("regions", List.of("KR-11"));
    input.put("tags", List.of("시정", title));
    input.put("bylines", List.of("oh-jihu"));
    input.put("blocks", List.of(Map.of("paragraph", "첫 문단."), Map.of("paragraph", "둘째 문단.")));
    return input;
  }

  GraphQlTester.Response create(String key, Map<String, Object> input) {
    return graphQl
        .document(
            "mutation ($key: String!, $input: ArticleInput!) { result: createArticle(idempotencyKey: $key, input: $input) "
                + RESULT
                + " }")
        .variable("key", key)
        .variable("input", input)
        .execute();
  }

  /** A new draft's number. */
  String draft(String title) {
    return create(key(), input(title)).path("result.article.id").entity(String.class).get();
  }

  GraphQlTester.Response update(String key, String id, int expected, Map<String, Object> input) {
    return graphQl
        .document(
            """
            mutation ($key: String!, $id: ID!, $expected: Int!, $input: ArticleInput!) {
              result: updateArticle(idempotencyKey: $key, id: $id, expected: $expected, input: $input)
            """
                + RESULT
                + " }")
        .variable("key", key)
        .variable("id", id)
        .variable("expected", expected)
        .variable("input", input)
        .execute();
  }

  GraphQlTester.Response move(String id, int expected, String to, Map<String, Object> more) {
    return graphQl
        .document(
            """
            mutation ($key: String!, $id: ID!, $expected: Int!, $to: WorkflowStatus!, $at: DateTime, $notice: String) {
              result: transitionArticle(idempotencyKey: $key, id: $id, expected: $expected, to: $to, at: $at, notice: $notice)
            """
                + RESULT
                + " }")
        .variable("key", key())
        .variable("id", id)
        .variable("expected", expected)
        .variable("to", to)
        .variable("at", more.get("at"))
        .variable("notice", more.get("notice"))
        .execute();
  }

  /** Takes a draft along these steps. */
  void move(String id, int revision, List<String> steps) {
    for (String step : steps) {
      assertSaved(move(id, revision++, step, Map.of()), step);
    }
  }

  /** Takes a withdrawal back. */
  GraphQlTester.Response keep(String id, int expected) {
    return graphQl
        .document(
            """
            mutation ($key: String!, $id: ID!, $expected: Int!) {
              result: cancelWithdrawal(idempotencyKey: $key, id: $id, expected: $expected)
            """
                + RESULT
                + " }")
        .variable("key", key())
        .variable("id", id)
        .variable("expected", expected)
        .execute();
  }

  GraphQlTester.Response correct(String id, int expected, String note, Object input) {
    return graphQl
        .document(
            """
            mutation ($key: String!, $id: ID!, $expected: Int!, $note: String!, $input: ArticleInput) {
              result: correctArticle(idempotencyKey: $key, id: $id, expected: $expected, kind: CORRECTION, note: $note, input: $input)
            """
                + RESULT
                + " }")
        .variable("key", key())
        .variable("id", id)
        .variable("expected", expected)
        .variable("note", note)
        .variable("input", input)
        .execute();
  }

  GraphQlTester.Response restore(String id, int expected, int revision) {
    return graphQl
        .document(
            """
            mutation ($key: String!, $id: ID!, $expected: Int!, $revision: Int!) {
              result: restoreRevision(idempotencyKey: $key, id: $id, expected: $expected, revision: $revision)
            """
                + RESULT
                + " }")
        .variable("key", key())
        .variable("id", id)
        .variable("expected", expected)
        .variable("revision", revision)
        .execute();
  }

  static void assertSaved(GraphQlTester.Response response, String status) {
    response.path("result.revision.status").entity(String.class).isEqualTo(status);
  }

  static void assertProblem(GraphQlTester.Response response, String type, String code) {
    response
        .path("result")
        .entity(Map.class)
        .satisfies(result -> {
          assertThat(result).containsEntry("__typename", type);
          Object told =
              type.equals("ValidationProblem")
                  ? ((Map<?, ?>) ((List<?>) result.get("violations")).getFirst()).get("code")
                  : result.get("code");
          assertThat(told).isEqualTo(code);
        });
  }

  static String key() {
    return UUID.randomUUID().toString();
  }
}
