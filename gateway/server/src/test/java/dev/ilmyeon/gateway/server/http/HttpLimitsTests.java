package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests whose method, type or length is not taken at {@code /graphql}. */
@GatewayTest
class HttpLimitsTests {

  private static final String JSON = "application/json";

  @LocalServerPort private int port;

  private Http http;

  @BeforeEach
  void reset() {
    http = new Http(port);
    StandIns.allWell();
  }

  private HttpResponse<String> post(String body, String contentType) {
    return http.post("/graphql", body, "Content-Type", contentType);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/graphql",
        "application/xml",
        "application/json; charset=utf-16",
        "application/graphql-response+json",
        "nonsense"
      })
  void has415ForOtherBodies(String contentType) {
    assertThat(post("{\"query\":\"{ title }\"}", contentType).statusCode()).isEqualTo(415);
  }

  @Test
  void has415ForABodyWithoutType() {
    assertThat(http.post("/graphql", "{\"query\":\"{ title }\"}").statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "PATCH", "OPTIONS"})
  void has405ForOtherMethods(String method) {
    HttpResponse<String> response = http.send(method, "/graphql", BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
  }

  @Test
  void has413ForABodyThatSaysItIsTooLong() {
    HttpResponse<String> response = post("x".repeat(256 * 1024 + 1), JSON);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("BODY_TOO_LARGE");
  }

  @Test
  void has413ForABodyThatTurnsOutTooLong() {
    byte[] part = "x".repeat(1024).getBytes(StandardCharsets.US_ASCII);

    HttpResponse<String> response =
        http.send(
            "POST",
            "/graphql",
            BodyPublishers.ofByteArrays(() -> Stream.generate(() -> part).limit(400).iterator()),
            "Content-Type",
            JSON);

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void takesABodyOfTheFullLength() {
    String body = "{\"query\":\"{ title }\"}";

    assertThat(post(body + " ".repeat(256 * 1024 - body.length()), JSON).statusCode())
        .isEqualTo(200);
  }

  @Test
  void has414ForALongUrl() {
    assertThat(http.get("/graphql?query=" + "x".repeat(9000), "Accept", JSON).statusCode())
        .isEqualTo(414);
  }

  @Test
  void has431ForLongHeaders() {
    assertThat(http.get("/graphql", "X-Long", "x".repeat(20_000)).statusCode()).isEqualTo(431);
  }
}
