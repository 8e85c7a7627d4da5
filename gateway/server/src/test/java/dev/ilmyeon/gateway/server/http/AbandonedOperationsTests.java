package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.RawHttp2;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Operations whose clients go away, in whatever manner, are under way no more: they count no longer
 * against those of others, and free what they held before a subgraph. What one of thousands left
 * behind would in the end have the gateway refuse everything.
 */
@Http2GatewayTest
class AbandonedOperationsTests {

  private static final String QUERY = "{\"query\":\"{ title }\"}";

  /** On a connection at once; a quarter of what may be reset on it. */
  private static final int STREAMS = 50;

  /** Less than anything takes to end by itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @LocalServerPort private int port;

  @Autowired private MeterRegistry meters;

  @BeforeEach
  void hang() {
    awaitUnderWay(0);
    StandIns.allWell();
    StandIns.NEWS.answers(Answer.hang());
  }

  @AfterEach
  void leaveNothingBehind() {
    awaitUnderWay(0);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(calls("available.concurrent")).isEqualTo(calls("max.allowed.concurrent")));
    StandIns.allWell();
    assertThat(new Http(port).graphQl("{ title }").body()).contains("광명시");
  }

  private double underWay() {
    return meters.get("ilmyeon.gateway.overload.under-way").gauge().value();
  }

  /** That may ask the subgraph: one more, or all in all. */
  private double calls(String which) {
    return meters
        .get("resilience4j.bulkhead.%s.calls".formatted(which))
        .tag("name", "news")
        .gauge()
        .value();
  }

  private void awaitUnderWay(int count) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .untilAsserted(() -> assertThat(underWay()).isEqualTo(count));
  }

  /** Those of as many streams, beginning with the next one. */
  private List<Integer> ask(RawHttp2 client, int round) throws IOException {
    List<Integer> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      int stream = 2 * (round * STREAMS + i) + 1;
      client.post(stream, "/graphql", QUERY);
      streams.add(stream);
    }
    return streams;
  }

  @Test
  void endWithTheirStreams() throws IOException {
    for (int connection = 0; connection < 20; connection++) {
      try (RawHttp2 client = RawHttp2.connect(port)) {
        for (int round = 0; round < 3; round++) {
          List<Integer> streams = ask(client, round);
          awaitUnderWay(STREAMS);
          for (int stream : streams) {
            client.reset(stream);
          }
          awaitUnderWay(0);
        }
      }
    }
  }

  /** Some before they have begun. */
  @Test
  void endWithStreamsThatAreResetAtOnce() throws IOException {
    for (int connection = 0; connection < 20; connection++) {
      try (RawHttp2 client = RawHttp2.connect(port)) {
        for (int stream = 1; stream < 6 * STREAMS; stream += 2) {
          client.post(stream, "/graphql", QUERY);
          client.reset(stream);
        }
      }
    }
  }

  /** CVE-2025-8671, "MadeYouReset". */
  @Test
  void endWithStreamsThatTheGatewayIsMadeToReset() throws IOException {
    for (int connection = 0; connection < 3; connection++) {
      try (RawHttp2 client = RawHttp2.connect(port)) {
        for (int round = 0; round < 3; round++) {
          List<Integer> streams = ask(client, round);
          awaitUnderWay(STREAMS);
          for (int stream : streams) {
            client.widen(stream, 0);
          }
          awaitUnderWay(0);
          assertThat(client.resetOf(streams.getLast())).isEqualTo(Http2Error.PROTOCOL_ERROR);
        }
      }
    }
  }

  @Test
  void endWithTheirConnection() throws IOException {
    for (int connection = 0; connection < 10; connection++) {
      try (RawHttp2 client = RawHttp2.connect(port)) {
        ask(client, 0);
        awaitUnderWay(STREAMS);
      }
      awaitUnderWay(0);
    }
  }

  @Test
  void endWithAConnectionThatResetsTooMuch() throws IOException {
    try (RawHttp2 client = RawHttp2.connect(port)) {
      List<Integer> streams = ask(client, 0);
      awaitUnderWay(STREAMS);
      for (int i = 0; i < 10; i++) {
        for (int stream : streams) {
          client.reset(stream);
        }
        streams = ask(client, i + 1);
      }
      client.awaitEnd();
      awaitUnderWay(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "multipart/mixed;deferSpec=20220824"})
  void endWithAConnectionOfHttp1(String accepted) throws IOException {
    byte[] request =
        "POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(accepted, QUERY.length(), QUERY)
            .getBytes(StandardCharsets.US_ASCII);
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.getOutputStream().write(request);
      sockets.add(socket);
    }
    awaitUnderWay(STREAMS);

    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
