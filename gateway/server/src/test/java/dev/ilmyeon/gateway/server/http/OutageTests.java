package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One subgraph fails in every way that there is; the rest of the answer is whole. */
@GatewayTest
class OutageTests {

  @LocalServerPort private int port;

  private Http http;

  @BeforeEach
  void reset() {
    http = new Http(port);
    StandIns.allWell();
    assertThat(http.graphQl("{ title strip }").body()).doesNotContain("errors");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(Answer.status(500), "weather"),
        Arguments.of(Answer.status(503), "weather"),
        Arguments.of(Answer.status(404), "weather"),
        Arguments.of(Answer.hang(), "SUBGRAPH_TIMEOUT"),
        Arguments.of(Answer.drop(), "SUBGRAPH_UNREACHABLE"),
        Arguments.of(Answer.cut(), "SUBGRAPH_UNREACHABLE"),
        Arguments.of(Answer.garbage(), "SUBGRAPH_MALFORMED_RESPONSE"),
        Arguments.of(Answer.json("{\"data\":{\"strip\":"), "SUBGRAPH_MALFORMED_RESPONSE"),
        Arguments.of(Answer.json("[1,2]"), "SUBGRAPH_MALFORMED_RESPONSE"),
        Arguments.of(
            new Answer.Respond(200, "text/html", "<html>".getBytes(StandardCharsets.US_ASCII)),
            "SUBGRAPH_MALFORMED_RESPONSE"),
        Arguments.of(Answer.flood(), "SUBGRAPH_RESPONSE_TOO_LARGE"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void costsItsOwnFieldsOnly(Answer fault, String named) {
    StandIns.WEATHER.answers(fault);
    HttpResponse<String> response = http.graphQl("{ title strip }");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("\"data\":{\"title\":\"광명시\",\"strip\":null}")
        .contains("\"path\":[\"strip\"]")
        .contains("\"service\":\"weather\"")
        .contains(named)
        .doesNotContain("127.0.0.1")
        .doesNotContain("Exception")
        .doesNotContain("<html>");
  }

  @Test
  void costsAnEntitysFieldsOnly() {
    StandIns.WEATHER.answers(Answer.hang());

    HttpResponse<String> response = http.graphQl("{ regions { code sky } }");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("\"data\":{\"regions\":[{\"code\":\"KR-11\",\"sky\":null}]}")
        .contains("\"service\":\"weather\"");
  }

  @Test
  void costsADeferredPartOnly() {
    StandIns.WEATHER.answers(Answer.hang());

    HttpResponse<String> response =
        http.post(
            "/graphql",
            "{\"query\":\"{ regions { code ... @defer { sky } } }\"}",
            "Content-Type",
            "application/json",
            "Accept",
            "multipart/mixed");

    assertThat(response.body())
        .contains("{\"data\":{\"regions\":[{\"code\":\"KR-11\"}]},\"hasNext\":true}")
        .contains("{\"incremental\":[{\"data\":{\"sky\":null},\"path\":[\"regions\",0]")
        .contains("\"code\":\"SUBGRAPH_TIMEOUT\"")
        .endsWith("\"hasNext\":false}\r\n-----\r\n");
  }

  @Test
  void endsWithTheOutage() {
    StandIns.WEATHER.answers(Answer.drop());
    assertThat(http.graphQl("{ strip }").body()).contains("errors");
    StandIns.allWell();

    assertThat(http.graphQl("{ strip }").body()).isEqualTo("{\"data\":{\"strip\":\"흐림\"}}");
  }
}
