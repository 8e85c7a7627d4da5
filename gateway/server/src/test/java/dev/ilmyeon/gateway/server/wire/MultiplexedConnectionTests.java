package dev.ilmyeon.gateway.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.Http2StandIn;
import dev.ilmyeon.gateway.server.fixture.Http2StandIn.Request;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import dev.ilmyeon.gateway.server.wire.WireFixture.Got;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** HTTP/2 in clear text: what is sent, and what becomes of whatever a server says to it. */
class MultiplexedConnectionTests {

  private static final Consumer<Request> SILENT = _ -> {};

  private final WireFixture fixture = new WireFixture();
  private Http2StandIn server = Http2StandIn.start();

  @AfterEach
  void close() {
    fixture.close();
    server.close();
  }

  private HttpOrigin origin() {
    return origin(server.url("/graphql?v=1"), 8, Duration.ofMinutes(1));
  }

  private HttpOrigin origin(URI url, int connections, Duration idle) {
    return fixture.origin(
        url,
        patient ->
            new OriginSettings(
                patient.connectTimeout(),
                connections,
                200,
                idle,
                patient.maxLifetime(),
                patient.maxResponse(),
                false,
                HttpVersion.HTTP_2));
  }

  /** One with these settings instead. */
  private void serverOf(Http2Settings settings) {
    server.close();
    server = Http2StandIn.start(settings);
  }

  private List<Got> queries(HttpOrigin origin, int count) {
    return IntStream.range(0, count).mapToObj(_ -> fixture.query(origin)).toList();
  }

  private void awaitRequests(int count) {
    await().until(() -> server.requests().size() == count);
  }

  @Test
  void asksAsHttp2Does() {
    fixture.query(origin()).answer();

    Request request = server.requests().getFirst();
    assertThat(request.headers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                ":method", "POST",
                ":scheme", "http",
                ":authority", "127.0.0.1:" + server.port(),
                ":path", "/graphql?v=1",
                "content-type", "application/json",
                "accept", "application/json, application/graphql-response+json",
                "user-agent", "ilmyeon-gateway",
                "content-length", "2"));
    assertThat(request.body()).isEqualTo("{}");
  }

  @Test
  void sendsAClientsHeadersInLowerCase() {
    HeaderLines lines = new HeaderLines.Builder().add("X-Edition", "main").add("b", "").build();

    fixture.query(origin(), lines).answer();

    assertThat(server.requests().getFirst().headers())
        .containsEntry("x-edition", "main")
        .containsEntry("b", "");
  }

  @Test
  void carriesManyCallsOnOneConnection() {
    server.answers(request -> {
      if (server.requests().size() == 50) {
        server.requests().forEach(each -> each.answer("{\"s\":" + each.stream() + "}"));
      }
    });
    List<Got> all = queries(origin(), 50);

    assertThat(all.stream().map(Got::text).distinct()).hasSize(50);
    assertThat(server.peers()).hasSize(1);
  }

  @Test
  void sendsWhatLeavesAtOnceTogether() {
    HttpOrigin origin = origin();
    fixture.query(origin).answer();
    int before = server.peers().getFirst().reads();
    List<Got> all = fixture.queriesAtOnce(origin, 50);

    all.forEach(Got::answer);
    assertThat(server.peers().getFirst().reads() - before).isLessThan(10);
  }

  @Test
  void keepsAConnectionForEachEventLoop() {
    HttpOrigin origin = origin();
    for (int i = 0; i < 5; i++) {
      fixture.query(origin, fixture.first()).answer();
      fixture.query(origin, fixture.second()).answer();
    }

    assertThat(server.peers()).hasSize(2);
  }

  @Test
  void opensAnotherConnectionWhenTheServerTakesNoMoreStreams() {
    serverOf(Http2Settings.defaultSettings().maxConcurrentStreams(2));
    server.answers(request -> {
      if (server.requests().size() == 6) {
        server.requests().forEach(each -> each.answer("{}"));
      }
    });
    List<Got> all = queries(origin(), 6);

    all.forEach(Got::answer);
    assertThat(server.peers()).hasSize(3);
  }

  @Test
  void letsCallsWaitWhenThereMayBeNoMoreConnectionsEither() {
    serverOf(Http2Settings.defaultSettings().maxConcurrentStreams(2));
    List<Got> all = queries(origin(server.url("/"), 1, Duration.ofMinutes(1)), 100);

    all.forEach(Got::answer);
    assertThat(server.requests()).hasSize(100);
    assertThat(server.peers()).hasSize(1);
  }

  @Test
  void resetsTheStreamOfACancelledCallAndNothingElse() {
    HttpOrigin origin = origin();
    server.answers(SILENT);
    Got other = fixture.query(origin);
    Got got = fixture.query(origin);
    awaitRequests(2);

    got.cancel();
    got.cancel();

    await().until(() -> server.resets().size() == 1);
    assertThat(server.resets()).containsExactly((int) Http2Error.CANCEL.code());
    server.requests().getFirst().answer("{\"a\":1}");
    assertThat(other.text()).isEqualTo("{\"a\":1}");
    server.answers(request -> request.answer("{}"));
    fixture.query(origin).answer();
    assertThat(server.peers()).hasSize(1);
    assertThat(got.isOver()).isFalse();
  }

  @Test
  void forgetsACallThatIsCancelledBeforeItsConnectionIsThere() {
    HttpOrigin origin = origin();
    Got got = fixture.cancelledQuery(origin);
    fixture.query(origin).answer();

    assertThat(server.requests()).hasSize(1);
    assertThat(server.peers()).hasSize(1);
    assertThat(got.isOver()).isFalse();
  }

  @Test
  void doesNotTrustAConnectionThatSaysNothingUntilItDoes() {
    HttpOrigin origin = origin();
    fixture.query(origin).answer();
    Http2StandIn.Peer first = server.peers().getFirst();
    first.deaf(true);
    fixture.query(origin).cancel();

    assertThat(fixture.query(origin).answer().status()).isEqualTo(200);
    assertThat(server.peers()).hasSize(2);

    server.peers().get(1).goAway(Integer.MAX_VALUE, Http2Error.NO_ERROR);
    await().until(() -> !server.peers().get(1).isOpen());
    first.deaf(false);
    await().until(() -> server.pings() == 1);
    await()
        .untilAsserted(() -> {
          int before = server.requests().size();
          fixture.query(origin).answer();
          assertThat(server.requests().get(before).peer()).isSameAs(first);
        });
  }

  @Test
  void beginsAgainWhatTheServerRefusesToLookAt() {
    HttpOrigin origin = origin();
    server.answers(request -> {
      if (server.requests().size() == 1) {
        request.reset(Http2Error.REFUSED_STREAM);
      } else {
        request.answer("{}");
      }
    });

    assertThat(fixture.mutation(origin).answer().status()).isEqualTo(200);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void beginsAgainOnce() {
    server.answers(request -> request.reset(Http2Error.REFUSED_STREAM));

    assertThat(fixture.query(origin()).failure()).isInstanceOf(IOException.class);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void tellsOfAStreamThatIsReset() {
    HttpOrigin origin = origin();
    server.answers(request -> request.reset(Http2Error.INTERNAL_ERROR));

    assertThat(fixture.query(origin).failure())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("INTERNAL_ERROR");
    assertThat(fixture.query(origin).failure()).isInstanceOf(IOException.class);
    assertThat(server.peers()).hasSize(1);
  }

  @Test
  void losesNothingWhenTheServerGoesAway() {
    HttpOrigin origin = origin();
    server.answers(SILENT);
    Got first = fixture.mutation(origin);
    awaitRequests(1);
    List<Got> later = List.of(fixture.mutation(origin), fixture.mutation(origin));
    awaitRequests(3);
    Request seen = server.requests().getFirst();
    server.answers(request -> request.answer("{\"new\":1}"));

    seen.peer().goAway(seen.stream(), Http2Error.NO_ERROR);

    later.forEach(got -> assertThat(got.text()).isEqualTo("{\"new\":1}"));
    assertThat(server.peers()).hasSize(2);
    assertThat(first.isOver()).isFalse();
    seen.answer("{\"old\":1}");
    assertThat(first.text()).isEqualTo("{\"old\":1}");
    await().until(() -> !seen.peer().isOpen());
  }

  @Test
  void closesWhatTheServerLeavesAndOpensAnother() {
    HttpOrigin origin = origin();
    fixture.query(origin).answer();

    server.peers().getFirst().goAway(Integer.MAX_VALUE, Http2Error.NO_ERROR);

    await().until(() -> server.connections() == 0);
    fixture.query(origin).answer();
    assertThat(server.peers()).hasSize(2);
  }

  @Test
  void repeatsQueriesWhoseKeptConnectionWasClosedAndNoMutation() {
    HttpOrigin origin = origin();
    fixture.query(origin).answer();
    server.answers(SILENT);
    List<Got> queries = queries(origin, 3);
    Got mutation = fixture.mutation(origin);
    awaitRequests(4);
    Http2StandIn.Peer peer = server.peers().getFirst();
    server.answers(request -> request.answer("{}"));

    peer.drop();

    queries.forEach(Got::answer);
    assertThat(mutation.failure()).isInstanceOf(IOException.class);
    assertThat(server.requests()).hasSize(3);
    assertThat(server.peers()).hasSize(2);
  }

  @Test
  void doesNotRepeatWhatWasAnsweredInPart() {
    HttpOrigin origin = origin();
    fixture.query(origin).answer();
    server.answers(request -> {
      request.head(new DefaultHttp2Headers().status("200"), false);
      request.data("{\"da", false);
      request.peer().drop();
    });

    assertThat(fixture.query(origin).failure()).isInstanceOf(IOException.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void tellsAServerThatSpeaksSomethingElse() {
    try (StandInServer other =
        StandInServer.start().answers(Answer.raw("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
      HttpOrigin origin = origin(other.url("/"), 8, Duration.ofMinutes(1));

      assertThat(fixture.query(origin).failure()).isInstanceOf(MalformedResponseException.class);
      queries(origin, 5)
          .forEach(got -> assertThat(got.failure()).isInstanceOf(MalformedResponseException.class));
    }
  }

  @Test
  void givesUpAServerThatDoesNotGreetInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      HttpOrigin origin =
          fixture.origin(
              URI.create("http://127.0.0.1:" + silent.getLocalPort()),
              patient ->
                  new OriginSettings(
                      Duration.ofMillis(200),
                      1,
                      1,
                      patient.maxIdle(),
                      patient.maxLifetime(),
                      patient.maxResponse(),
                      false,
                      HttpVersion.HTTP_2));

      assertThat(fixture.query(origin).failure()).isInstanceOf(ConnectTimeoutException.class);
      assertThat(fixture.query(origin).failure()).isInstanceOf(ConnectTimeoutException.class);
    }
  }

  @Test
  void closesWhatIsIdleTooLong() {
    HttpOrigin origin = origin(server.url("/"), 8, Duration.ofMillis(50));
    fixture.query(origin).answer();

    await().until(() -> server.connections() == 0);
    fixture.query(origin).answer();
    assertThat(server.peers()).hasSize(2);
  }

  @Test
  void closesConnectionsAtTheEndAfterTheirAnswers() {
    HttpOrigin origin = origin();
    server.answers(SILENT);
    Got got = fixture.query(origin);
    awaitRequests(1);

    origin.close();
    server.requests().getFirst().answer("{}");

    assertThat(got.answer().status()).isEqualTo(200);
    await().until(() -> server.connections() == 0);
    server.answers(request -> request.answer("{}"));
    assertThat(fixture.query(origin).answer().status()).as("late").isEqualTo(200);
    await().until(() -> server.connections() == 0);
  }
}
