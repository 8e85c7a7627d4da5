package dev.ilmyeon.gateway.server.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.ClientSocket;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.gateway.server.pipeline.AdmittedOperation;
import dev.ilmyeon.gateway.server.pipeline.Caller;
import dev.ilmyeon.gateway.server.pipeline.Caller.Transport;
import dev.ilmyeon.gateway.server.pipeline.OperationParameters;
import dev.ilmyeon.gateway.server.pipeline.OperationPipeline;
import dev.ilmyeon.gateway.server.pipeline.OperationRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A gateway that takes four operations at once, by every way in. */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "ilmyeon.gateway.http.deadline=60s",
      "ilmyeon.gateway.subgraph-defaults.read-timeout=60s",
      "ilmyeon.gateway.overload.enabled=true",
      "ilmyeon.gateway.overload.min-concurrent=4",
      "ilmyeon.gateway.overload.max-concurrent=4",
      "ilmyeon.gateway.overload.background-share=50",
      "ilmyeon.gateway.overload.background-operations=Nightly"
    })
class OverloadOverHttpTests {

  private static final String TITLE = "{\"data\":{\"title\":\"광명시\"}}";

  @LocalServerPort private int port;

  @Autowired private Overload overload;

  @Autowired private OperationPipeline pipeline;

  @Autowired private MeterRegistry meters;

  private Http http;

  @BeforeEach
  void reset() {
    http = new Http(port);
    StandIns.allWell();
  }

  private HttpResponse<String> nightly() {
    return http.post(
        "/graphql",
        "{\"query\":\"query Nightly { title }\",\"operationName\":\"Nightly\"}",
        "Content-Type",
        "application/json");
  }

  @Test
  void refusesTheLeastImportantFirstAndTheRestWhenItIsFull() throws Exception {
    CountDownLatch until = new CountDownLatch(1);
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 26\r\n\r\n";
    StandIns.NEWS.answers(new Answer.Pause(head, until, "{\"data\":{\"title\":\"title\"}}"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> first = threads.submit(() -> http.graphQl("{ title }"));
      Future<HttpResponse<String>> second = threads.submit(() -> http.graphQl("{ title }"));
      await().until(() -> overload.underWay() == 2);
      assertThat(nightly().statusCode()).isEqualTo(503);

      Stream<Future<HttpResponse<String>>> more =
          IntStream.range(0, 2).mapToObj(_ -> threads.submit(() -> http.graphQl("{ title }")));
      Stream<Future<HttpResponse<String>>> all =
          Stream.concat(Stream.of(first, second), more.toList().stream());
      await().until(() -> overload.underWay() == 4);
      assertRefused(http.graphQl("{ title }"));
      assertRefusedOnASocket();
      assertThat(http.get("/readyz").statusCode()).isEqualTo(200);

      until.countDown();
      for (Future<HttpResponse<String>> each : all.toList()) {
        assertThat(each.get().statusCode()).isEqualTo(200);
      }
    }
    await().until(() -> overload.underWay() == 0);
    StandIns.allWell();
    assertThat(http.graphQl("{ title }").body()).isEqualTo(TITLE);
    assertThat(nightly().body()).isEqualTo(TITLE);
    assertThat(http.get("/actuator/prometheus").body())
        .contains("ilmyeon_gateway_overload_refused_total{class=\"background\"} 1.0")
        .contains("ilmyeon_gateway_overload_limit 4.0")
        .containsPattern("\nilmyeon_gateway_overload_delay_seconds [0-9.E-]+\n")
        .containsPattern("\nilmyeon_gateway_overload_round_seconds_count [0-9]+\n");
  }

  private static void assertRefused(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("1");
    assertThat(response.body()).contains("\"code\":\"OVERLOADED\"").doesNotContain("data");
  }

  private void assertRefusedOnASocket() {
    try (ClientSocket socket = ClientSocket.ready(port)) {
      assertThat(socket.subscribe("1", "{ title }").message())
          .contains("\"type\":\"error\"", "\"code\":\"OVERLOADED\"");
    }
  }

  /** Between its admission and its turn others may have taken the room. */
  @Test
  void countsWhatItHasLetInAndThenRefuses() {
    Caller caller = new Caller(Transport.HTTP, new HttpHeaders(), null, "id", System.nanoTime());
    OperationParameters parameters =
        OperationParameters.ofBody("{\"query\":\"{ strip }\"}".getBytes(StandardCharsets.UTF_8));
    AdmittedOperation admitted =
        pipeline
            .open(caller)
            .flatMap(session -> pipeline.admit(session, new OperationRequest(parameters)))
            .blockOptional()
            .orElseThrow();
    StandIns.NEWS.answers(Answer.hang());
    List<ClientSocket> sockets =
        IntStream.range(0, 4)
            .mapToObj(_ -> ClientSocket.ready(port).subscribe("1", "{ title }"))
            .toList();
    await().until(() -> overload.underWay() == 4);
    long before = refusals();

    assertThatThrownBy(() -> admitted.execute().block()).hasMessageContaining("ask again later");

    assertThat(refusals()).isEqualTo(before + 1);
    sockets.forEach(ClientSocket::cut);
    await().until(() -> overload.underWay() == 0);
  }

  private long refusals() {
    return meters.find("ilmyeon.gateway.operations").tag("outcome", "refused").timers().stream()
        .mapToLong(Timer::count)
        .sum();
  }

  @Test
  void hasRoomAgainWhenClientsHangUp() {
    StandIns.NEWS.answers(Answer.hang());
    List<ClientSocket> sockets =
        IntStream.range(0, 4)
            .mapToObj(_ -> ClientSocket.ready(port).subscribe("1", "{ title }"))
            .toList();
    await().until(() -> overload.underWay() == 4);
    assertRefused(http.graphQl("{ title }"));

    sockets.forEach(ClientSocket::cut);

    await().until(() -> overload.underWay() == 0);
  }
}
