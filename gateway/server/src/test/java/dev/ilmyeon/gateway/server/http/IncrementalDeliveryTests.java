package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Responses in parts, as they go over the wire. */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "ilmyeon.gateway.http.deadline=60s",
      "ilmyeon.gateway.subgraphs.weather.read-timeout=60s"
    })
class IncrementalDeliveryTests {

  private static final String DEFERRING =
      "{ title regions { code ... @defer(label: \\\"sky\\\") { sky } } }";

  private static final String FIRST =
      "{\"data\":{\"title\":\"광명시\",\"regions\":[{\"code\":\"KR-11\"}]},\"hasNext\":true}";

  private static final String SECOND =
      "{\"incremental\":[{\"data\":{\"sky\":\"맑음\"},\"path\":[\"regions\",0],"
          + "\"label\":\"sky\"}],\"hasNext\":false}";

  private static final String PART_HEAD =
      "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";

  @LocalServerPort private int port;

  private final CountDownLatch weather = new CountDownLatch(1);

  @BeforeEach
  void holdTheWeatherBack() {
    StandIns.allWell();
    StandIns.NEWS.answers(
        Answer.json(
            "{\"data\":{\"title\":\"광명시\",\"regions\":[{\"__typename\":\"Region\",\"code\":\"KR-11\"}]}}"));
    StandIns.WEATHER.answers(request -> {
      try {
        weather.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return StandIns.weather(request);
    });
  }

  @AfterEach
  void letItGo() {
    weather.countDown();
  }

  private HttpResponse<InputStream> ask(String query, String accept) {
    return new Http(port)
        .stream(
            "/graphql",
            "{\"query\":\"%s\"}".formatted(query),
            "Content-Type",
            "application/json",
            "Accept",
            accept);
  }

  /** As many bytes as this text has, as soon as they are there. */
  private static void assertComes(String text, InputStream from) throws IOException {
    byte[] bytes = from.readNBytes(text.getBytes(StandardCharsets.UTF_8).length);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @Test
  void textComesBeforeTheWeatherInAMultipartResponse() throws IOException {
    HttpResponse<InputStream> response =
        ask(
            DEFERRING,
            "multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("multipart/mixed;boundary=\"-\";deferSpec=20220824");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertComes("---" + PART_HEAD + FIRST + "\r\n---", response.body());

    weather.countDown();

    assertComes(PART_HEAD + SECOND + "\r\n-----\r\n", response.body());
    assertThat(response.body().read()).isEqualTo(-1);
  }

  @Test
  void theNewerFormatIsAskedForByName() throws IOException {
    HttpResponse<InputStream> response =
        ask(DEFERRING, "multipart/mixed;incrementalSpec=v0.2,application/json");

    assertThat(response.headers().firstValue("Content-Type"))
        .contains("multipart/mixed;boundary=\"-\";incrementalSpec=v0.2");
    assertComes(
        "---"
            + PART_HEAD
            + "{\"data\":{\"title\":\"광명시\",\"regions\":[{\"code\":\"KR-11\"}]},"
            + "\"pending\":[{\"id\":\"0\",\"path\":[\"regions\",0],\"label\":\"sky\"}],\"hasNext\":true}"
            + "\r\n---",
        response.body());
    weather.countDown();
    assertComes(
        PART_HEAD
            + "{\"incremental\":[{\"id\":\"0\",\"data\":{\"sky\":\"맑음\"}}],"
            + "\"completed\":[{\"id\":\"0\"}],\"hasNext\":false}"
            + "\r\n-----\r\n",
        response.body());
  }

  @Test
  void textComesBeforeTheWeatherAsEvents() throws IOException {
    HttpResponse<InputStream> response = ask(DEFERRING, "text/event-stream");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("text/event-stream;charset=UTF-8");
    assertComes("event: next\ndata: " + FIRST + "\n\n", response.body());

    weather.countDown();

    assertComes("event: next\ndata: " + SECOND + "\n\nevent: complete\ndata:\n\n", response.body());
    assertThat(response.body().read()).isEqualTo(-1);
  }

  @Test
  void whoTakesOnePieceGetsOne() throws IOException {
    weather.countDown();
    HttpResponse<InputStream> response = ask(DEFERRING, "application/json");

    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/json;charset=utf-8");
    assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"data\":{\"title\":\"광명시\",\"regions\":[{\"code\":\"KR-11\",\"sky\":\"맑음\"}]}}");
  }

  @Test
  void whatDefersNothingIsOnePieceForWhoTakesThat() throws IOException {
    HttpResponse<InputStream> response =
        ask("{ title }", "application/graphql-response+json, text/event-stream, multipart/mixed");

    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/graphql-response+json;charset=utf-8");
    assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("{\"data\":{\"title\":\"광명시\"}}");
  }

  @Test
  void whatDefersNothingIsAStreamOfOneForWhoTakesNothingElse() throws IOException {
    assertComes(
        "event: next\ndata: {\"data\":{\"title\":\"광명시\"}}\n\nevent: complete\ndata:\n\n",
        ask("{ title }", "text/event-stream").body());
    assertComes(
        "---" + PART_HEAD + "{\"data\":{\"title\":\"광명시\"}}\r\n-----\r\n",
        ask("{ title }", "multipart/mixed").body());
  }

  @Test
  void whatIsRefusedHasTheStatusOfThat() throws IOException {
    assertThat(ask("{ nope }", "multipart/mixed, application/graphql-response+json").statusCode())
        .isEqualTo(400);

    HttpResponse<InputStream> events = ask("{ nope }", "text/event-stream");
    assertThat(events.statusCode()).isEqualTo(200);
    assertComes("event: next\ndata: {\"errors\":[", events.body());
  }

  @Test
  void aMutationByGetIsNotAllowedWhateverTheTypes() {
    HttpResponse<String> response =
        new Http(port)
            .get(
                "/graphql?query=mutation%7Brename(title:%22x%22)%7D",
                "Accept", "text/event-stream", "graphql-require-preflight", "1");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void whoHangsUpBetweenThePartsCostsNothingMore() throws IOException {
    StandIns.WEATHER.answers(Answer.hang());
    HttpResponse<InputStream> response = ask(DEFERRING, "multipart/mixed");
    assertComes("---" + PART_HEAD + FIRST + "\r\n---", response.body());
    await().until(() -> !StandIns.WEATHER.requests().isEmpty());
    int connections = StandIns.WEATHER.connections();

    response.body().close();

    await().until(() -> StandIns.WEATHER.connections() == connections - 1);
  }
}
