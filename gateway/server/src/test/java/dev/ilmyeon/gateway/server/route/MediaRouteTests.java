package dev.ilmyeon.gateway.server.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pictures pass through. */
@GatewayTest
class MediaRouteTests {

  private static final String UPLOAD = "/media/uploads/1?size=9&expires=1&signature=s";
  private static final String PICTURE = "/media/3001/w640.webp?v=1";

  @LocalServerPort private int port;

  private Http http;

  @BeforeEach
  void reset() {
    http = new Http(port);
    StandIns.allWell();
  }

  @Test
  void passesARequestThrough() {
    StandIns.MEDIA.answers(
        new Answer.Respond(206, "image/webp", "part".getBytes(StandardCharsets.US_ASCII)));

    HttpResponse<String> response =
        http.get(PICTURE, "Range", "bytes=0-3", "If-None-Match", "\"e\"");

    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(response.body()).isEqualTo("part");
    assertThat(response.headers().firstValue("Content-Type")).contains("image/webp");
    assertThat(StandIns.MEDIA.requests().getFirst().line())
        .isEqualTo("GET " + PICTURE + " HTTP/1.1");
    Headers seen = StandIns.MEDIA.requests().getFirst().headers();
    assertThat(seen.getFirst("Range")).isEqualTo("bytes=0-3");
    assertThat(seen.getFirst("If-None-Match")).isEqualTo("\"e\"");
  }

  @Test
  void keepsBackWhatDescribesTheClientsConnection() {
    StandIns.MEDIA.answers(
        new Answer.Respond(200, "image/webp", "ok".getBytes(StandardCharsets.US_ASCII)));

    http.get(
        PICTURE,
        "X-Forwarded-For",
        "10.1.2.3",
        "X-Forwarded-Host",
        "elsewhere.example",
        "Forwarded",
        "for=10.1.2.3",
        "TE",
        "trailers",
        "X-Other",
        "goes on");

    Headers seen = StandIns.MEDIA.requests().getFirst().headers();
    assertThat(seen.getFirst("Host")).isEqualTo("127.0.0.1:" + StandIns.MEDIA.port());
    assertThat(seen.getFirst("X-Other")).isEqualTo("goes on");
    assertThat(seen).doesNotContainKeys("X-forwarded-for", "X-forwarded-host", "Forwarded", "Te");
  }

  @Test
  void passesTheServersOwnErrorsThrough() {
    assertThat(http.get(PICTURE).statusCode()).isEqualTo(404);
    StandIns.MEDIA.answers(Answer.status(500));

    assertThat(http.get(PICTURE).statusCode()).isEqualTo(500);
  }

  @Test
  void answersForMediaThatHangs() {
    StandIns.MEDIA.answers(Answer.hang());

    isProblem(http.get(PICTURE), 504);
  }

  @Test
  void countsWhatItGaveUpForUnderWayNoMore() {
    StandIns.MEDIA.answers(Answer.hang());
    http.get(PICTURE);

    assertThat(http.get("/actuator/prometheus").body())
        .contains("spring_cloud_gateway_requests_seconds_count")
        .doesNotContain("http_client_requests_active");
  }

  @Test
  void isQuickWhenMediaBreaksOff() {
    StandIns.MEDIA.answers(Answer.drop());

    isProblem(http.get(PICTURE), 503);
  }

  @Test
  void leavesTheRestAloneWhenMediaHangs() {
    StandIns.MEDIA.answers(Answer.hang());
    http.get(PICTURE);

    assertThat(http.graphQl("{ title }").body()).isEqualTo("{\"data\":{\"title\":\"광명시\"}}");
  }

  @Test
  void takesReadingRequestsOnly() {
    HttpResponse<String> refused = http.send("POST", PICTURE, BodyPublishers.ofString("x"));

    isProblem(refused, 405);
    assertThat(refused.headers().firstValue("Allow")).contains("GET,HEAD");
    assertThat(StandIns.MEDIA.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "POST"})
  void passesUploadsThroughWithTheirBodies(String method) {
    StandIns.MEDIA.answers(Answer.status(200));

    HttpResponse<String> response = http.send(method, UPLOAD, BodyPublishers.ofString("a picture"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(StandIns.MEDIA.requests().getFirst().line())
        .isEqualTo(method + " " + UPLOAD + " HTTP/1.1");
    assertThat(StandIns.MEDIA.requests().getFirst().body()).isEqualTo("a picture");
  }

  @Test
  void passesNothingElseThroughToUploads() {
    isProblem(http.send("DELETE", UPLOAD, BodyPublishers.noBody()), 405);
    assertThat(StandIns.MEDIA.requests()).isEmpty();
  }

  @Test
  void knowsNoOtherPaths() {
    isProblem(http.get("/nowhere"), 404);
  }

  private static void isProblem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .startsWith("{\"status\":%d,\"title\":".formatted(status))
        .doesNotContain("127.0.0.1")
        .doesNotContain("Exception");
  }
}
