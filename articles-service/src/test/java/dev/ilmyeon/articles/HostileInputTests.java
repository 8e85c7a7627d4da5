package dev.ilmyeon.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.ParameterizedTypeReference;

/** Whatever a client writes into an argument, the fault is told as its own or nothing is found. */
class HostileInputTests extends ServiceTests {

  static Stream<String> texts() {
    return Stream.of(
        "\u0000",
        "a\u0000b",
        "' OR 1=1 --",
        "%",
        "\uD800",
        "中",
        "x".repeat(5_000),
        "main\n",
        "KR-1１",
        "-0",
        "1e3");
  }

  static Stream<String> times() {
    return Stream.of(
        "+999999999-12-31T23:59:59Z",
        "-0001-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-18:00",
        "1900-01-01T00:00:00+18:00");
  }

  static Stream<String> days() {
    return Stream.of(
        "+999999999-12-31", "-999999999-01-01", "9999-12-31", "1900-01-01", "0000-01-01");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void inIdsPathsAndCursors(String text) {
    List<String> codes =
        codes(
            """
            query ($t: ID!, $s: String!) {
              frontPage(edition: $t) { id } edition(id: $t) { id } article(id: $t) { id } articleByPath(path: $s) { __typename }
              mostRead(edition: $t) { id } section(id: $t) { id } region(code: $t) { code } series(id: $t) { id }
              bySection: articles(filter: { section: $t }) { totalCount } byRegion: articles(filter: { region: $t }) { totalCount }
              bySeries: articles(filter: { series: $t }) { totalCount } after: articles(after: $s) { totalCount }
              _entities(representations: [{ __typename: "Article", id: $t }, { __typename: "Region", code: $t },
                { __typename: "Series", id: $t }, { __typename: "Edition", id: $t }, { __typename: "FrontPage", id: $t }]) { __typename } }
            """,
            Map.of("t", text, "s", text));

    assertThat(codes).allMatch("BAD_USER_INPUT"::equals);
  }

  @ParameterizedTest
  @MethodSource("times")
  void inTimes(String time) {
    assertThat(codes("query ($t: DateTime) { frontPage(at: $t) { id } }", Map.of("t", time)))
        .allMatch("BAD_USER_INPUT"::equals);
  }

  @ParameterizedTest
  @MethodSource("days")
  void inDays(String day) {
    assertThat(
            codes(
                "query ($d: Date) { a: articles(filter: { from: $d }) { totalCount } b: articles(filter: { to: $d }) { totalCount } }",
                Map.of("d", day)))
        .allMatch("BAD_USER_INPUT"::equals);
  }

  /** The codes of all errors; a request that is no JSON at all is refused without any. */
  @SuppressWarnings("unchecked")
  private List<String> codes(String query, Map<String, Object> variables) {
    Map<String, Object> answer =
        http()
            .post()
            .uri("/graphql")
            .bodyValue(Map.of("query", query, "variables", variables))
            .exchange()
            .expectStatus()
            .value(status -> assertThat(status).isLessThan(500))
            .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
            .returnResult()
            .getResponseBody();
    return ((List<Map<String, Object>>) answer.getOrDefault("errors", List.of()))
        .stream()
            .map(error ->
                ((Map<String, Object>) error.getOrDefault("extensions", Map.of())).get("code"))
            .map(String::valueOf)
            .collect(Collectors.toList());
  }
}
