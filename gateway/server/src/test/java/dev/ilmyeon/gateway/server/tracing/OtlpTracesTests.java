package dev.ilmyeon.gateway.server.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.gateway.server.tracing.OtlpReceiver.Span;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From the client's part of a trace to those of the subgraphs, at a collector. */
@GatewayTest
@DirtiesContext
class OtlpTracesTests {

  private static final OtlpReceiver COLLECTOR = new OtlpReceiver();

  @LocalServerPort private int port;

  private Http http;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    properties.add("ilmyeon.gateway.tracing.endpoint", COLLECTOR::endpoint);
  }

  @AfterAll
  static void close() {
    COLLECTOR.close();
  }

  @BeforeEach
  void reset() {
    http = new Http(port);
    StandIns.allWell();
  }

  private void ask(String query, String traceParent) {
    http.post(
        "/graphql",
        "{\"query\":\"%s\"}".formatted(query),
        "Content-Type",
        "application/json",
        "traceparent",
        traceParent,
        "tracestate",
        "vendor=1");
  }

  private static Span span(String traceId, String name) {
    await().atMost(Duration.ofSeconds(20)).until(() -> COLLECTOR.span(traceId, name).isPresent());
    return COLLECTOR.span(traceId, name).orElseThrow();
  }

  @Test
  void goesOnWithTheClientsTraceAndThroughTheSubgraphs() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    ask("query Page { regions { code sky } }", "00-" + trace + "-00f067aa0ba902b7-01");

    Span operation = span(trace, "query Page");
    Span news = span(trace, "fetch news");
    Span weather = span(trace, "fetch weather");

    assertThat(operation.parent()).isEqualTo("00f067aa0ba902b7");
    assertThat(operation.attributes())
        .containsEntry("graphql.operation.type", "query")
        .containsEntry("graphql.operation.name", "Page")
        .containsEntry("ilmyeon.outcome", "ok")
        .containsEntry("ilmyeon.client", "unnamed");
    assertThat(news.parent()).isEqualTo(operation.id());
    assertThat(news.attributes()).containsEntry("ilmyeon.subgraph", "news");
    assertThat(weather.start()).isGreaterThanOrEqualTo(news.end());
    assertThat(operation.end()).isGreaterThanOrEqualTo(weather.end());
    assertThat(StandIns.NEWS.requests().getFirst().headers().get("traceparent"))
        .containsExactly("00-%s-%s-01".formatted(trace, news.id()));
    assertThat(StandIns.NEWS.requests().getFirst().headers().get("tracestate"))
        .containsExactly("vendor=1");
    assertThat(StandIns.WEATHER.requests().getFirst().headers().get("traceparent"))
        .containsExactly("00-%s-%s-01".formatted(trace, weather.id()));
    assertThat(COLLECTOR.services()).containsOnly("ilmyeon-gateway");
  }

  @Test
  void showsTheStagesInTheirOrder() {
    String trace = "5bf92f3577b34da6a3ce929d0e0e4736";
    ask("query Stages { strip }", "00-" + trace + "-00f067aa0ba902b7-01");

    Span operation = span(trace, "query Stages");
    Span receive = span(trace, "receive");
    Span read = span(trace, "read");
    Span plan = span(trace, "plan");
    Span respond = span(trace, "respond");

    assertThat(receive.start()).isEqualTo(operation.start());
    assertThat(read.start()).isEqualTo(receive.end());
    assertThat(plan.start()).isEqualTo(read.end());
    assertThat(respond.start()).isGreaterThan(plan.end());
    assertThat(respond.end()).isLessThanOrEqualTo(operation.end());
  }

  @Test
  void tellsWhatFailed() {
    String trace = "6bf92f3577b34da6a3ce929d0e0e4736";
    StandIns.WEATHER.answers(Answer.hang());
    ask("query Broken { title strip }", "00-" + trace + "-00f067aa0ba902b7-01");

    assertThat(span(trace, "query Broken").attributes()).containsEntry("ilmyeon.outcome", "errors");
    assertThat(span(trace, "fetch weather").attributes())
        .containsEntry("ilmyeon.outcome", "timed_out");
  }

  @Test
  void leavesOutWhatTheClientDoesNotWantTraced() {
    String quiet = "7bf92f3577b34da6a3ce929d0e0e4736";
    String loud = "8bf92f3577b34da6a3ce929d0e0e4736";
    ask("query Quiet { strip }", "00-" + quiet + "-00f067aa0ba902b7-00");
    assertThat(StandIns.WEATHER.requests().getFirst().headers().getFirst("traceparent"))
        .startsWith("00-" + quiet)
        .endsWith("-00");
    ask("query Loud { strip }", "00-" + loud + "-00f067aa0ba902b7-01");

    span(loud, "query Loud");
    assertThat(COLLECTOR.spans()).noneMatch(span -> span.traceId().equals(quiet));
  }

  @Test
  void beginsATraceWhereTheClientHasNone() {
    http.graphQl("query Begun { strip }");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(COLLECTOR.spans())
                .anyMatch(span -> span.name().equals("query Begun") && span.parent().isEmpty()));
  }
}
