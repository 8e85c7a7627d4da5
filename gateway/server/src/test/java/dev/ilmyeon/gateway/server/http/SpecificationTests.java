package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What has which status and media type by which edition of GraphQL over HTTP. */
class SpecificationTests {

  private static final String OLD = "application/json";
  private static final String NEW = "application/graphql-response+json";

  @BeforeEach
  void weatherIsAway() {
    StandIns.allWell();
    StandIns.WEATHER.answers(Answer.status(500));
  }

  private static HttpResponse<String> post(int port, String body, String accept) {
    return new Http(port).post("/graphql", body, "Content-Type", OLD, "Accept", accept);
  }

  private static String get(String query) {
    return "/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static String type(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }

  @Nested
  @GatewayTest
  class Established {

    @LocalServerPort private int port;

    /** A body, and the status for who takes each media type. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            {"query":"{ title }"}                                            | 200 | 200
            {"query":"{ title strip }"}                                      | 200 | 200
            {"query":"{ title"}                                              | 400 | 200
            {"query":""}                                                     | 400 | 200
            {"query":"{ nope }"}                                             | 400 | 200
            {"query":"query A { title } query B { title }"}                  | 400 | 200
            {"query":"query ($t: String!) { echo(text: $t) }"}               | 400 | 200
            {"query":"{ title }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}} | 400 | 400
            {"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}} | 400 | 200
            {"qeury":"{ title }"}                                            | 400 | 400
            {"query":"{ title }","variables":[7]}                            | 400 | 400
            [{"query":"{ title }"}]                                          | 400 | 400
            {"query":                                                        | 400 | 400
            NONSENSE                                                         | 400 | 400
            """)
    void tellsLittleToWhoTakesJson(String body, int graphQl, int json) {
      HttpResponse<String> modern = post(port, body, NEW);
      HttpResponse<String> old = post(port, body, OLD);

      assertThat(modern.statusCode()).isEqualTo(graphQl);
      assertThat(old.statusCode()).isEqualTo(json);
      assertThat(type(old)).startsWith(OLD);
      assertThat(modern.body()).isEqualTo(old.body());
    }
  }

  @Nested
  @GatewayTest
  @DirtiesContext
  @TestPropertySource(properties = "ilmyeon.gateway.http.specification=september-2026")
  class September2026 {

    @LocalServerPort private int port;

    /**
     * … and whether the body is a GraphQL response, which has a type of its own if it has no data.
     */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            {"query":"{ title }"}                                            | 200 | 200 | true
            {"query":"{ title strip }"}                                      | 294 | 200 | true
            {"query":"{ strip }"}                                            | 294 | 200 | true
            {"query":"{ title"}                                              | 400 | 400 | true
            {"query":""}                                                     | 400 | 400 | true
            {"query":"{ nope }"}                                             | 422 | 422 | true
            {"query":"query A { title } query B { title }"}                  | 422 | 422 | true
            {"query":"query A { title }","operationName":"C"}                | 422 | 422 | true
            {"query":"query ($t: String!) { echo(text: $t) }"}               | 422 | 422 | true
            {"query":"query ($t: String!) { echo(text: $t) }","variables":{"t":[1]}} | 422 | 422 | true
            {"query":"subscription { nope }"}                                | 422 | 422 | true
            {"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}} | 422 | 422 | true
            {"query":"{ title }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}} | 400 | 400 | false
            {"qeury":"{ title }"}                                            | 422 | 422 | false
            {"query":null}                                                   | 422 | 422 | false
            {"query":{}}                                                     | 422 | 422 | false
            {"query":"{ title }","operationName":1}                          | 422 | 422 | false
            {"query":"{ title }","variables":[7]}                            | 422 | 422 | false
            {"query":"{ title }","extensions":"x"}                           | 422 | 422 | false
            [{"query":"{ title }"}]                                          | 422 | 422 | false
            "{ title }"                                                      | 422 | 422 | false
            {"query":                                                        | 400 | 400 | false
            {"query":"{ title }","query":"{ title }"}                        | 400 | 400 | false
            NONSENSE                                                         | 400 | 400 | false
            """)
    void tellsHowFarItCame(String body, int graphQl, int json, boolean isGraphQl) {
      HttpResponse<String> modern = post(port, body, NEW);
      HttpResponse<String> old = post(port, body, OLD);

      assertThat(modern.statusCode()).isEqualTo(graphQl);
      assertThat(old.statusCode()).isEqualTo(json);
      assertThat(modern.body()).isEqualTo(old.body());
      assertThat(type(modern)).startsWith(isGraphQl ? NEW : OLD);
      assertThat(type(old)).startsWith(isGraphQl && json >= 400 ? NEW : OLD);
    }

    @Test
    void holdsForGetAsWell() {
      Http http = new Http(port);

      assertThat(http.get(get("{ title strip }"), "Accept", NEW).statusCode()).isEqualTo(294);
      assertThat(http.get(get("{ nope }"), "Accept", OLD).statusCode()).isEqualTo(422);
      assertThat(http.get("/graphql?qeury=x", "Accept", OLD).statusCode()).isEqualTo(422);
      assertThat(http.get(get("{ title }") + "&variables=%5B%5D", "Accept", OLD).statusCode())
          .isEqualTo(422);
      assertThat(http.get(get("{ title }") + "&variables=%7B", "Accept", OLD).statusCode())
          .isEqualTo(400);
      assertThat(http.get(get("mutation { rename(title: \"x\") }"), "Accept", OLD).statusCode())
          .isEqualTo(405);
    }

    @Test
    void holdsForWhoCouldTakePartsOfWhatHasNone() {
      String accept = "multipart/mixed, " + NEW;

      assertThat(post(port, "{\"query\":\"{ title strip }\"}", accept).statusCode()).isEqualTo(294);
      assertThat(post(port, "{\"query\":\"{ nope }\"}", accept).statusCode()).isEqualTo(422);
      assertThat(post(port, "{\"query\":\"{ title\"}", accept).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesOtherRequestsAsEver() {
      String body = "{\"query\":\"{ title }\"}";

      assertThat(post(port, body, "text/html").statusCode()).isEqualTo(406);
      assertThat(new Http(port).post("/graphql", body, "Content-Type", "text/plain").statusCode())
          .isEqualTo(403);
      assertThat(new Http(port).post("/graphql", body).statusCode()).isEqualTo(415);
    }
  }
}
