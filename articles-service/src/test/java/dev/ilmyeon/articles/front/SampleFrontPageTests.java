package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.ServiceTests;
import org.junit.jupiter.api.Test;

class SampleFrontPageTests extends ServiceTests {

  @Test
  void shows() {
    statements.clear();
    String json =
        new String(
            http()
                .post()
                .uri("/graphql")
                .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                .bodyValue(java.util.Map.of("query", QUERY))
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody(),
            java.nio.charset.StandardCharsets.UTF_8);
    System.out.println(json);
    statements.sent().forEach(System.out::println);
  }

  static final String QUERY =
      """
      { frontPage { id version asOf dateline { label weekday date } containers { key kind title more cards { position origin headline kicker until imageOverride { id }
       target { __typename ... on Article { id title url subheads section { name } bylines { name } publishedAt teaser(maxChars: 600) { text truncated } blocks { __typename ... on Paragraph { text } } }
        ... on Gallery { id } ... on Region { code name articles(first: 3) { edges { node { id title url } } } } ... on Snap { title url } } } } } }
      """;
}
