package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The status codes and media types of GraphQL over HTTP. */
@GatewayTest
class GraphQlOverHttpTests {

  private static final String JSON = "application/json";
  private static final String GRAPHQL = "application/graphql-response+json";

  @LocalServerPort private int port;

  private Http http;

  @BeforeEach
  void reset() {
    http = new Http(port);
    StandIns.allWell();
  }

  private HttpResponse<String> post(String body, String accept) {
    return http.post("/graphql", body, "Content-Type", JSON, "Accept", accept);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void answersAPost() {
    HttpResponse<String> response = post("{\"query\":\"{ title strip }\"}", JSON);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"data\":{\"title\":\"광명시\",\"strip\":\"흐림\"}}");
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/json;charset=utf-8");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void answersAGet() {
    HttpResponse<String> response =
        http.get("/graphql?query=" + encoded("{ title }"), "Accept", GRAPHQL);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"data\":{\"title\":\"광명시\"}}");
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/graphql-response+json;charset=utf-8");
  }

  @Test
  void takesVariablesAndOperationNameInAGet() {
    String query = encoded("query A($t: Boolean!) { title @include(if: $t) } query B { strip }");

    HttpResponse<String> response =
        http.get(
            "/graphql?query=%s&operationName=A&variables=%s"
                .formatted(query, encoded("{\"t\":true}")),
            "Accept",
            JSON);

    assertThat(response.body()).isEqualTo("{\"data\":{\"title\":\"광명시\"}}");
  }

  @Test
  void executesAMutationByPostOnly() {
    String mutation = "mutation { rename(title: \\\"x\\\") }";
    assertThat(post("{\"query\":\"" + mutation + "\"}", JSON).body())
        .isEqualTo("{\"data\":{\"rename\":\"renamed\"}}");
    StandIns.allWell();

    HttpResponse<String> response =
        http.get(
            "/graphql?query=" + encoded("mutation { rename(title: \"x\") }"), "Accept", GRAPHQL);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("POST");
    assertThat(StandIns.NEWS.requests()).isEmpty();
  }

  /** What the engine refuses: the media type decides. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"query\":\"{ title\"}",
        "{\"query\":\"\"}",
        "{\"query\":\"{ nothing }\"}",
        "{\"query\":\"query ($t: Boolean!) { title @include(if: $t) }\"}",
        "{\"query\":\"query A { title } query B { title }\"}",
        "{\"query\":\"query A { title }\",\"operationName\":\"C\"}"
      })
  void refusesWhatCannotRun(String body) {
    HttpResponse<String> old = post(body, JSON);
    assertThat(old.statusCode()).isEqualTo(200);
    assertThat(old.body()).startsWith("{\"errors\":[{\"message\":").doesNotContain("\"data\"");

    HttpResponse<String> modern = post(body, GRAPHQL);
    assertThat(modern.statusCode()).isEqualTo(400);
    assertThat(modern.body()).isEqualTo(old.body());
    assertThat(StandIns.NEWS.requests()).isEmpty();
  }

  static Stream<String> malformedBodies() {
    return Stream.of(
        "",
        "{",
        "nonsense",
        "{\"query\":\"{ title }\"} x",
        "{\"query\":\"{ title }\",\"query\":\"{ strip }\"}",
        "{'query':'{ title }'}",
        "\"{ title }\"",
        "[]",
        "[{\"query\":\"{ title }\"}]",
        "null",
        "{}",
        "{\"query\":null}",
        "{\"query\":1}",
        "{\"query\":{\"a\":1}}",
        "{\"query\":[\"{ title }\"]}",
        "{\"query\":\"{ title }\",\"operationName\":1}",
        "{\"query\":\"{ title }\",\"variables\":1}",
        "{\"query\":\"{ title }\",\"variables\":[]}",
        "{\"query\":\"{ title }\",\"variables\":\"{}\"}",
        "{\"query\":\"{ title }\",\"extensions\":[]}",
        "{\"query\":\"{ title }\",\"variables\":{\"a\":1,\"a\":2}}",
        "{\"query\":\"{ title }\",\"variables\":{\"a\":\"\\ud800\"}}",
        "{\"query\":\"{ title }\",\"variables\":{\"a\":"
            + "[".repeat(500)
            + "]".repeat(500)
            + "}}");
  }

  @ParameterizedTest
  @MethodSource("malformedBodies")
  void answersABodyThatIsNoRequestWith400(String body) {
    for (String accept : new String[] {JSON, GRAPHQL}) {
      HttpResponse<String> response = post(body, accept);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body())
          .startsWith("{\"errors\":[{\"message\":\"")
          .contains("\"extensions\":{\"code\":\"BAD_REQUEST\"}");
    }
  }

  @Test
  void takesNullForWhatIsOptional() {
    assertThat(
            post(
                    "{\"query\":\"{ title }\",\"operationName\":null,\"variables\":null,\"extensions\":null}",
                    GRAPHQL)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusesBadUtf8() {
    byte[] body = "{\"query\":\"{ title } # \u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);

    HttpResponse<String> response =
        http.send("POST", "/graphql", BodyPublishers.ofByteArray(body), "Content-Type", JSON);

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query=%7Btitle%7D&query=%7Bstrip%7D",
        "query=%7Btitle%7D&variables=%ff",
        "query=%7Btitle%7D&variables=%7B",
        "query=%7Btitle%7D&variables=[]",
        "query=%7Btitle%7D&extensions=1",
        "operationName=A",
        ""
      })
  void answersAUrlThatIsNoRequestWith400(String parameters) {
    HttpResponse<String> response =
        http.get("/graphql?" + parameters.replace("[]", "%5B%5D"), "Accept", GRAPHQL);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).startsWith("{\"errors\":[{\"message\":\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json                                             | application/json
          application/graphql-response+json                            | application/graphql-response+json
          */*                                                          | application/json
          application/*                                                | application/json
          text/html, */*;q=0.1                                         | application/json
          application/graphql-response+json, application/json;q=0.9    | application/graphql-response+json
          application/json, application/graphql-response+json          | application/graphql-response+json
          application/json, application/graphql-response+json;q=0.5    | application/json
          application/graphql-response+json;q=0, application/json      | application/json
          application/json; charset=utf-8                              | application/json
          """)
  void negotiatesTheMediaType(String accept, String expected) {
    HttpResponse<String> response = post("{\"query\":\"{ title }\"}", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(expected + ";charset=utf-8");
  }

  @Test
  void answersJsonToWhoeverAcceptsAnything() {
    HttpResponse<String> response = http.graphQl("{ title }");

    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/json;charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/xml",
        "application/json;q=0",
        "application/json;charset=euc-kr",
        "nonsense"
      })
  void has406ForOtherWishes(String accept) {
    assertThat(post("{\"query\":\"{ title }\"}", accept).statusCode()).isEqualTo(406);
  }
}
