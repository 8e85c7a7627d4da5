package dev.ilmyeon.articles;

import dev.ilmyeon.platform.testing.postgres.PostgresInitializer;
import dev.ilmyeon.platform.testing.sql.SqlStatements;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.test.tester.HttpGraphQlTester;
import org.springframework.graphql.test.tester.WebSocketGraphQlTester;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.publisher.Mono;

/**
 * The service with the sample content over real HTTP on a real PostgreSQL: one context for all
 * tests that extend it. A test that writes keeps to editions and articles of its own.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "ilmyeon.sample.enabled=true",
      "ilmyeon.public-url=https://ilmyeon.example",
      "ilmyeon.reads.flush-every=1h",
      "ilmyeon.schedule.poll=1h",
      "ilmyeon.fronts.schedule.every=1h",
      "ilmyeon.fronts.record.every=1h",
      "ilmyeon.identity.development.enabled=true",
      "ilmyeon.search.index-every=1h",
      "spring.lifecycle.timeout-per-shutdown-phase=1s"
    })
@ContextConfiguration(initializers = PostgresInitializer.class)
@Import(SqlStatements.class)
public abstract class ServiceTests {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @LocalServerPort private int port;
  @Autowired private DatabaseClient database;
  @Autowired protected SqlStatements statements;

  /** The outbox looks every second, and whenever it is told to. */
  @BeforeEach
  void doNotCountTheOutbox() {
    statements.ignore(sql -> sql.contains("outbox_") && !sql.contains("breaking_news"));
  }

  protected final WebTestClient http() {
    return WebTestClient.bindToServer()
        .baseUrl("http://127.0.0.1:" + port)
        .responseTimeout(DEADLINE)
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 << 20))
        .build();
  }

  protected final HttpGraphQlTester graphQl() {
    return HttpGraphQlTester.create(
        http().mutate().baseUrl("http://127.0.0.1:" + port + "/graphql").build());
  }

  /** As somebody of the newsroom, who reads that language. */
  protected final HttpGraphQlTester graphQl(String subject, String role, String language) {
    return graphQl()
        .mutate()
        .header(
            "x-ilmyeon-development-identity",
            "{\"sub\":\"%s\",\"roles\":[\"%s\"]}".formatted(subject, role))
        .header("Accept-Language", language)
        .build();
  }

  /** As somebody of another newsroom than the main one, who reads English. */
  protected final HttpGraphQlTester graphQlOf(String newsroom, String subject, String role) {
    return graphQl()
        .mutate()
        .header(
            "x-ilmyeon-development-identity",
            "{\"sub\":\"%s\",\"roles\":[\"%s\"],\"scope\":\"newsroom:%s\"}"
                .formatted(subject, role, newsroom))
        .header("Accept-Language", "en")
        .build();
  }

  /** Subscribes over a WebSocket, as the gateway does; close it with {@code stop}. */
  protected final WebSocketGraphQlTester socket() {
    return WebSocketGraphQlTester.create(
        URI.create("ws://127.0.0.1:" + port + "/graphql"), new ReactorNettyWebSocketClient());
  }

  /** Runs statements, one a text, in their order. */
  protected final void sql(String... texts) {
    for (String text : texts) {
      database.sql(text).then().block(DEADLINE);
    }
  }

  protected final <T> T await(Mono<T> mono) {
    return java.util.Objects.requireNonNull(mono.block(DEADLINE));
  }

  protected final long number(String sql) {
    return await(database.sql(sql).map(row -> row.get(0, Long.class)).one());
  }
}
