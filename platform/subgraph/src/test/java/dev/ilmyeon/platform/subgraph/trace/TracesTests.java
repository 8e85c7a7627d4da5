package dev.ilmyeon.platform.subgraph.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.platform.testing.postgres.PostgresInitializer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

class TracesTests {

  /** A service with one field, which asks the database. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Service {

    @Bean
    One one(DatabaseClient database) {
      return new One(database);
    }
  }

  @Controller
  static class One {

    private final DatabaseClient database;

    One(DatabaseClient database) {
      this.database = database;
    }

    @QueryMapping
    Mono<Integer> one() {
      return database.sql("SELECT 1").map(row -> row.get(0, Integer.class)).one();
    }
  }

  /** Takes spans in place of a collector. */
  static final class Spans implements SpanExporter {

    private final List<SpanData> spans = new CopyOnWriteArrayList<>();

    Optional<SpanData> named(String part) {
      return spans.stream().filter(span -> span.getName().contains(part)).findFirst();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> exported) {
      spans.addAll(exported);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Collector {

    @Bean
    Spans spans() {
      return new Spans();
    }
  }

  private static void ask(int port, String traceParent) {
    WebTestClient.bindToServer()
        .baseUrl("http://127.0.0.1:" + port)
        .responseTimeout(Duration.ofSeconds(20))
        .build()
        .post()
        .uri("/graphql")
        .contentType(MediaType.APPLICATION_JSON)
        .header("traceparent", traceParent)
        .bodyValue("{\"query\":\"query Number { one }\"}")
        .exchange()
        .expectBody()
        .json("{\"data\":{\"one\":1}}");
  }

  @Nested
  @SpringBootTest(
      classes = {Service.class, Collector.class},
      webEnvironment = WebEnvironment.RANDOM_PORT,
      properties = {
        "spring.config.import=classpath:subgraph.yaml",
        "spring.application.name=traced",
        "spring.r2dbc.pool.max-acquire-time=20s",
        "spring.r2dbc.pool.max-create-connection-time=20s",
        "spring.r2dbc.properties.connectTimeout=PT20S",
        "spring.flyway.enabled=false",
        "ilmyeon.database.name=traced",
        "ilmyeon.tracing.endpoint=http://127.0.0.1:1/v1/traces",
        "management.opentelemetry.tracing.export.schedule-delay=100ms"
      })
  @ContextConfiguration(initializers = PostgresInitializer.class)
  class WhereTaken {

    @LocalServerPort private int port;

    @Autowired private Spans spans;

    @Test
    void goFromTheGatewaysPartToTheSql() {
      String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
      ask(port, "00-" + trace + "-00f067aa0ba902b7-01");

      await().atMost(Duration.ofSeconds(20)).until(() -> spans.named("http post").isPresent());
      SpanData request = spans.named("http post").orElseThrow();
      SpanData sql = spans.named("query").orElseThrow();

      assertThat(request.getTraceId()).isEqualTo(trace);
      assertThat(request.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
      assertThat(sql.getTraceId()).isEqualTo(trace);
      assertThat(spans.spans)
          .anySatisfy(span ->
              assertThat(span.getAttributes().asMap().values()).anyMatch("SELECT 1"::equals));
    }
  }

  @Nested
  @SpringBootTest(
      classes = Service.class,
      webEnvironment = WebEnvironment.RANDOM_PORT,
      properties = {
        "spring.config.import=classpath:subgraph.yaml",
        "spring.application.name=untraced",
        "spring.r2dbc.pool.max-acquire-time=20s",
        "spring.r2dbc.pool.max-create-connection-time=20s",
        "spring.r2dbc.properties.connectTimeout=PT20S",
        "spring.flyway.enabled=false",
        "ilmyeon.database.name=traced"
      })
  @ContextConfiguration(initializers = PostgresInitializer.class)
  class WhereNobodyTakesThem {

    @LocalServerPort private int port;

    @Autowired private ApplicationContext context;

    @Test
    void areNotMade() {
      ask(port, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

      assertThat(context.getBeanDefinitionNames())
          .noneMatch(name ->
              name.contains("otel") || name.contains(".tracing.") || name.contains("R2dbcProxy"));
    }
  }
}
