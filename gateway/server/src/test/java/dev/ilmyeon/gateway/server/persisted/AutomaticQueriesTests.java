package dev.ilmyeon.gateway.server.persisted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Apollo's automatic persisted queries, over HTTP. */
@GatewayTest
class AutomaticQueriesTests {

  private static final String ANSWER = "{\"data\":{\"title\":\"광명시\"}}";

  @LocalServerPort private int port;

  @BeforeEach
  void reset() {
    StandIns.allWell();
  }

  private static String extensions(String hash) {
    return "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}}".formatted(hash);
  }

  private HttpResponse<String> post(String body, String accept) {
    return new Http(port)
        .post("/graphql", body, "Content-Type", "application/json", "Accept", accept);
  }

  private HttpResponse<String> byHash(String hash) {
    return post("{\"extensions\":%s}".formatted(extensions(hash)), "application/json");
  }

  private HttpResponse<String> register(String query, String hash) {
    return post(
        "{\"query\":\"%s\",\"extensions\":%s}".formatted(query, extensions(hash)),
        "application/json");
  }

  private HttpResponse<String> get(String hash) {
    return new Http(port)
        .get(
            "/graphql?extensions=" + URLEncoder.encode(extensions(hash), StandardCharsets.UTF_8),
            "Accept",
            "application/json");
  }

  @Test
  void areKnownOnceTheyWereSent() {
    String query = "{ title # 1\\n}";
    String hash = DocumentHash.of("{ title # 1\n}");

    assertThat(byHash(hash).body())
        .isEqualTo(
            "{\"errors\":[{\"message\":\"PersistedQueryNotFound\","
                + "\"extensions\":{\"code\":\"PERSISTED_QUERY_NOT_FOUND\"}}]}");
    assertThat(register(query, hash).body()).isEqualTo(ANSWER);
    assertThat(byHash(hash).body()).isEqualTo(ANSWER);
    assertThat(byHash(hash.toUpperCase(java.util.Locale.ROOT)).body()).isEqualTo(ANSWER);
    assertThat(get(hash).body()).isEqualTo(ANSWER);
  }

  @ParameterizedTest
  @CsvSource({"application/json, 200", "application/graphql-response+json, 400"})
  void areNotFoundAsAnInvalidOperationIsNotExecuted(String accept, int status) {
    HttpResponse<String> response =
        post("{\"extensions\":%s}".formatted(extensions("0".repeat(64))), accept);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void areNotMutationsByGet() {
    String query = "mutation { rename(title: \\\"x\\\") }";
    String hash = DocumentHash.of(query.replace("\\", ""));
    register(query, hash);
    StandIns.NEWS.requests().clear();

    assertThat(get(hash).statusCode()).isEqualTo(405);
    assertThat(StandIns.NEWS.requests()).isEmpty();
  }

  @Test
  void areNotRegisteredUnderAnothersHash() {
    String hash = DocumentHash.of("{ strip }");
    HttpResponse<String> response = register("{ title }", hash);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("PERSISTED_QUERY_HASH_MISMATCH");
    assertThat(byHash(hash).body()).contains("PERSISTED_QUERY_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"persistedQuery\":1}",
        "{\"persistedQuery\":{}}",
        "{\"persistedQuery\":{\"version\":2,\"sha256Hash\":\"a\"}}",
        "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":5}}",
      })
  void areOfTheOneVersionThereIs(String extensions) {
    assertThat(post("{\"extensions\":%s}".formatted(extensions), "application/json").statusCode())
        .isEqualTo(400);
  }

  @Test
  void haveSoMuchRoomAndNoMore() {
    AutomaticQueries queries = new AutomaticQueries(10_000);
    for (int i = 0; i < 1_000; i++) {
      queries.register("hash" + i, "{ a }".repeat(10));
    }
    long kept =
        java.util.stream.IntStream.range(0, 1_000)
            .filter(i -> queries.document("hash" + i) != null)
            .count();

    assertThat(kept).isBetween(1L, 10_000L / 300);
    queries.register("large", "x".repeat(10_000));
    assertThat(queries.document("large")).isNull();
  }
}
