package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What of a client's request the subgraphs see, and of their answers the client. */
@GatewayTest
class ForwardedHeadersTests {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @LocalServerPort private int port;

  private Http http;

  @BeforeEach
  void reset() {
    http = new Http(port);
    StandIns.allWell();
  }

  private HttpResponse<String> ask(String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return http.post("/graphql", "{\"query\":\"{ title }\"}", all);
  }

  private static Headers seen() {
    return StandIns.NEWS.requests().getFirst().headers();
  }

  @Test
  void passesOnTheConfiguredOnes() {
    ask("X-Edition", "main", "Cookie", "session=secret", "Authorization", "Bearer secret");

    assertThat(seen().getFirst("X-Edition")).isEqualTo("main");
    assertThat(seen()).doesNotContainKeys("Cookie", "Authorization");
  }

  private static Answer saying(String headers, String json) {
    return Answer.raw(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
            .formatted(headers, json.length(), json));
  }

  @Test
  void tellsTheClientWhatSubgraphsSay() {
    StandIns.NEWS.answers(
        saying(
            "X-Experiment: a\r\nX-Secret: host-7\r\nSet-Cookie: a=b\r\n",
            "{\"data\":{\"title\":\"t\"}}"));
    StandIns.WEATHER.answers(
        saying("X-Experiment: b\r\nX-Experiment: a\r\n", "{\"data\":{\"strip\":\"s\"}}"));

    HttpResponse<String> response = http.graphQl("{ title strip }");

    assertThat(response.body()).isEqualTo("{\"data\":{\"title\":\"t\",\"strip\":\"s\"}}");
    assertThat(response.headers().allValues("X-Experiment"))
        .singleElement()
        .asString()
        .isIn("a, b", "b, a");
    assertThat(response.headers().map()).doesNotContainKeys("x-silent", "x-secret", "set-cookie");
  }

  @Test
  void tellsNothingThatNoSubgraphSays() {
    assertThat(ask().headers().map()).doesNotContainKey("x-experiment");
  }

  @Test
  void passesOnTheTraceContext() {
    ask("traceparent", TRACE, "tracestate", "a=b");

    assertThat(seen().getFirst("traceparent")).isEqualTo(TRACE);
    assertThat(seen().getFirst("tracestate")).isEqualTo("a=b");
  }

  @Test
  void dropsABrokenTraceContext() {
    ask("traceparent", "nonsense", "tracestate", "a=b");

    assertThat(seen()).doesNotContainKeys("Traceparent", "Tracestate");
  }

  @Test
  void passesOnTheRequestIdAndTellsIt() {
    HttpResponse<String> response = ask("X-Request-Id", "abc-1");

    assertThat(seen().getFirst("X-Request-Id")).isEqualTo("abc-1");
    assertThat(response.headers().firstValue("x-request-id")).contains("abc-1");
  }

  @Test
  void givesANewIdInsteadOfAStrangeOne() {
    HttpResponse<String> response = ask("X-Request-Id", "<script>");

    assertThat(seen().getFirst("X-Request-Id")).matches("[0-9a-f]{16}");
    assertThat(response.headers().firstValue("x-request-id"))
        .contains(seen().getFirst("X-Request-Id"));
  }

  @Test
  void hasTheIdOnEveryRefusalToo() {
    HttpResponse<String> response = http.post("/graphql", "x", "X-Request-Id", "abc-2");

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.headers().firstValue("x-request-id")).contains("abc-2");
  }
}
