package dev.ilmyeon.gateway.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.gateway.server.fixture.Way;
import dev.ilmyeon.gateway.server.identity.ApiKey;
import dev.ilmyeon.gateway.server.persisted.DocumentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whichever way an operation comes in, it passes the same stages, each of which may refuse it. */
@GatewayTest
@DirtiesContext
class OnePipelineTests {

  private static final int BUDGET = 20;

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  @TempDir private static Path folder;

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) throws IOException {
    Path keys = Files.writeString(folder.resolve("keys"), ApiKey.random("wire").line() + "\n");
    properties.add("ilmyeon.gateway.identity.api-keys.file", keys::toString);
    properties.add("ilmyeon.gateway.engine.introspection", () -> false);
    properties.add("ilmyeon.gateway.engine.limits.tokens", () -> 40);
    properties.add("ilmyeon.gateway.engine.limits.aliases", () -> 2);
    properties.add("ilmyeon.gateway.engine.limits.root-fields", () -> 2);
    properties.add("ilmyeon.gateway.engine.limits.cost", () -> 8);
    properties.add("ilmyeon.gateway.rate-limit.anonymous", () -> BUDGET);
    properties.add("ilmyeon.gateway.rate-limit.window", () -> "1h");
    properties.add("ilmyeon.gateway.rate-limit.trusted-proxies", () -> "127.0.0.0/8");
  }

  @BeforeEach
  void reset() {
    StandIns.allWell();
  }

  /** Of who has asked for nothing yet. */
  private static String[] somebodyNew(String... headers) {
    String address = "203.0.113." + ADDRESSES.incrementAndGet();
    return Stream.concat(Stream.of("X-Forwarded-For", address), Stream.of(headers))
        .toArray(String[]::new);
  }

  private static Stream<Arguments> refusals() {
    String unknown =
        "\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}".formatted("0".repeat(64));
    return Stream.of(Way.values())
        .flatMap(way ->
            Stream.of(
                arguments(way, "{ __schema { queryType { name } } }", "", "INTROSPECTION_DISABLED"),
                arguments(way, "{ " + "title ".repeat(50) + "}", "", "TOKEN_LIMIT_EXCEEDED"),
                arguments(
                    way, "{ regions { a: code b: code c: code } }", "", "ALIAS_LIMIT_EXCEEDED"),
                arguments(way, "{ title strip regions { code } }", "", "ROOT_FIELD_LIMIT_EXCEEDED"),
                arguments(way, "{ regions { code } }", "", "COST_LIMIT_EXCEEDED"),
                arguments(way, "{ nothing }", "", "GRAPHQL_VALIDATION_FAILED"),
                arguments(way, "", unknown, "PERSISTED_QUERY_NOT_FOUND")));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesTheSame(Way way, String query, String extensions, String code) {
    assertThat(way.ask(port, query, extensions, somebodyNew()))
        .contains("\"code\":\"%s\"".formatted(code));
    assertThat(StandIns.NEWS.requests()).isEmpty();
    assertThat(StandIns.WEATHER.requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void countsTheSame(Way way) {
    String[] somebody = somebodyNew();
    for (int i = 0; i < BUDGET; i++) {
      assertThat(way.ask(port, "{ title }", "", somebody)).contains("광명시");
    }

    assertThat(way.ask(port, "{ title }", "", somebody)).contains("\"code\":\"RATE_LIMITED\"");
  }

  @ParameterizedTest
  @EnumSource
  void knowsNobodyByTheSameCredentials(Way way) {
    assertThat(way.ask(port, "{ title }", "", somebodyNew("X-Api-Key", "ilm_guess")))
        .contains(way == Way.SOCKET ? "4403" : "\"code\":\"INVALID_API_KEY\"");
    assertThat(StandIns.NEWS.requests()).isEmpty();
  }

  /** What one has sent, all others may name. */
  @ParameterizedTest
  @EnumSource
  void remembersTheSameDocuments(Way way) {
    String query = "{ title }";
    String named =
        "\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}"
            .formatted(DocumentHash.of(query));
    assertThat(way.ask(port, query, named, somebodyNew())).contains("광명시");

    for (Way other : Way.values()) {
      assertThat(other.ask(port, "", named, somebodyNew())).as(other.name()).contains("광명시");
    }
  }
}
