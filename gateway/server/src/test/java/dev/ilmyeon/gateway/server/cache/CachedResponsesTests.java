package dev.ilmyeon.gateway.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What is kept, as clients and services meet it over HTTP. */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "ilmyeon.gateway.supergraph=classpath:cached-supergraph.graphql",
      "ilmyeon.gateway.cache.enabled=true",
      "ilmyeon.gateway.cache.secret.value=only-services-know",
      "management.endpoints.web.exposure.include=cache,prometheus"
    })
class CachedResponsesTests {

  @LocalServerPort private int port;

  private Http http;

  @BeforeEach
  void reset() {
    http = new Http(port);
    allWell();
    assertThat(purge("{\"tombstones\":\"Query.regions\\nRegion\"}").statusCode()).isEqualTo(200);
  }

  private static void allWell() {
    StandIns.allWell();
    StandIns.NEWS.answers(request ->
        Answer.json(
            request.body().contains("regions")
                ? "{\"data\":{\"title\":\"t\",\"regions\":[{\"__typename\":\"Region\",\"code\":\"KR-11\"}]}}"
                : "{\"data\":{\"title\":\"t\",\"echo\":\"광명시\",\"mine\":\"m\",\"now\":\"n\"}}"));
  }

  private HttpResponse<String> purge(String body) {
    return http.post("/actuator/cache", body, "Content-Type", "application/json");
  }

  /** Each test asks something of its own, since copies stay. */
  private static String echo(String test) {
    return "{ echo(text: \"%s\") }".formatted(test);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  private HttpResponse<String> get(String parameters, String... headers) {
    String[] all =
        Stream.concat(Stream.of("Accept", "application/json"), Stream.of(headers))
            .toArray(String[]::new);
    return http.get("/graphql?" + parameters, all);
  }

  private static String query(String text) {
    return "query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void saysHowLongOthersMayKeepAnAnswer() {
    HttpResponse<String> post = http.graphQl(echo("says"));
    HttpResponse<String> get = get(query(echo("says")));

    assertThat(StandIns.NEWS.requests()).hasSize(1);
    assertThat(get.body()).isEqualTo(post.body()).contains("광명시");
    for (HttpResponse<String> response : List.of(post, get)) {
      assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=30");
      assertThat(header(response, "Age")).matches("\\d+");
      assertThat(header(response, "Vary")).isEqualTo("accept, x-edition");
    }
  }

  @Test
  void letsOthersKeepWhatIsAskedForByHash() throws Exception {
    String text = echo("hashed");
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    String extensions =
        "extensions="
            + URLEncoder.encode(
                "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}}".formatted(hash),
                StandardCharsets.UTF_8);

    assertThat(header(get(extensions), "Cache-Control")).as("not known").isEqualTo("no-store");
    get(extensions + "&" + query(text));

    assertThat(header(get(extensions), "Cache-Control")).isEqualTo("public, max-age=30");
    assertThat(StandIns.NEWS.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ now }", "{ mine }", "{ title nothing }", "{ title now }"})
  void letsNobodyKeepTheRest(String query) {
    HttpResponse<String> response = http.graphQl(query);

    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(response.headers().map()).doesNotContainKeys("age", "vary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "X-Api-Key"})
  void keepsApartWhoShowsCredentials(String name) {
    String text = echo("credentials");
    http.graphQl(text);

    HttpResponse<String> response = get(query(text), name, "secret");

    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(response.body()).contains("광명시");
    get(query(text), name, "secret");
    assertThat(StandIns.NEWS.requests()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void keepsApartWhatSubgraphsAreTold() {
    get(query(echo("told")), "X-Edition", "a");
    get(query(echo("told")), "X-Edition", "b");
    get(query(echo("told")), "X-Edition", "a");

    assertThat(StandIns.NEWS.requests())
        .extracting(request -> request.headers().getFirst("X-Edition"))
        .containsExactly("a", "b");
  }

  @Test
  void answersWhoTakesPartsFromACopyToo() {
    String accept = "multipart/mixed;deferSpec=20220824, application/json";
    String text = echo("parts");
    http.graphQl(text);
    HttpResponse<String> response = http.get("/graphql?" + query(text), "Accept", accept);

    assertThat(response.body()).isEqualTo("{\"data\":{\"echo\":\"광명시\"}}");
    assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=30");
    assertThat(StandIns.NEWS.requests()).hasSize(1);

    HttpResponse<String> deferred =
        http.get(
            "/graphql?" + query("{ title regions { code ... @defer { sky } } }"), "Accept", accept);
    assertThat(deferred.body()).contains("hasNext");
    assertThat(header(deferred, "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void survivesADeadSubgraphAndServesNothingThatIsGone() {
    String text = "{ regions { code sky } }";
    assertThat(http.graphQl(text).body()).doesNotContain("errors");
    assertThat(purge("{\"tags\":\"Region:KR-11\"}").body()).isEqualTo("{\"copies\":1}");
    StandIns.WEATHER.answers(Answer.hang());

    HttpResponse<String> stale = http.graphQl(text);
    assertThat(stale.body())
        .contains("\"sky\":\"맑음\"")
        .contains("\"extensions\":{\"cache\":{\"stale\":true,\"age\":")
        .doesNotContain("errors");
    assertThat(header(stale, "Cache-Control")).isEqualTo("public, max-age=0, must-revalidate");

    assertThat(purge("{\"tombstones\":\" Region:KR-11\\n\\n\"}").body())
        .isEqualTo("{\"copies\":1}");
    assertThat(http.graphQl(text).body()).contains("\"sky\":null").contains("SUBGRAPH_TIMEOUT");

    allWell();
    assertThat(http.graphQl(text).body())
        .isEqualTo("{\"data\":{\"regions\":[{\"code\":\"KR-11\",\"sky\":\"맑음\"}]}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"tags\":\"\"}",
        "{\"tags\":\" \\n \"}",
        "{\"tags\":null}",
        "{\"tombstones\":{\"a\":1}}"
      })
  void refusesWhatNamesNoTag(String body) {
    assertThat(purge(body).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesTooManyTagsAndTooLongOnes() {
    HttpResponse<String> response =
        purge("{\"tags\":\"%s\"}".formatted("Region:1\\n".repeat(1_001)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("No more than 1000 tags at once.");
    assertThat(purge("{\"tags\":\"%s\"}".formatted("x".repeat(257))).body())
        .contains("A tag has no more than 256 characters.");
  }

  private HttpResponse<String> tell(String body, String... headers) {
    return http.post("/purge", body, headers);
  }

  @Test
  void isToldOfChangesByServicesThatShowTheSecret() {
    String[] shown = {"X-Ilmyeon-Gateway-Secret", "only-services-know"};
    http.graphQl("{ regions { code sky } }");

    HttpResponse<String> told =
        tell("{\"tombstones\":\"Region:KR-11\\nRegion:KR-26\",\"tags\":\"Query.regions\"}", shown);

    assertThat(told.statusCode()).isEqualTo(200);
    assertThat(told.body()).isEqualTo("{\"copies\":1}");
    assertThat(tell("{\"tombstones\":\"Region:KR-11\"}", shown).body())
        .as("again")
        .isEqualTo("{\"copies\":0}");
    for (String bad : List.of("", "{", "[]", "{}", "{\"tags\":7}", "{\"tags\":\" \"}")) {
      assertThat(tell(bad, shown).statusCode()).as(bad).isEqualTo(400);
    }
    assertThat(tell("{\"tags\":\"%s\"}".formatted("x".repeat(700_000)), shown).statusCode())
        .isEqualTo(413);
    assertThat(http.get("/purge", shown).headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void isToldNothingByAnybodyElse() {
    String text = "{ regions { code sky } }";
    http.graphQl(text);
    String body = "{\"tombstones\":\"Region:KR-11\"}";

    assertThat(tell(body).statusCode()).isEqualTo(401);
    assertThat(tell(body, "X-Ilmyeon-Gateway-Secret", "guess").statusCode()).isEqualTo(401);
    StandIns.NEWS.requests().clear();
    http.graphQl(text);
    assertThat(StandIns.NEWS.requests()).isEmpty();
  }

  @Test
  void isMeasured() {
    http.graphQl(echo("measured"));
    http.graphQl(echo("measured"));

    assertThat(http.get("/actuator/prometheus").body())
        .contains("ilmyeon_gateway_cache_requests_total{use=\"fresh\"}")
        .contains("ilmyeon_gateway_cache_requests_total{use=\"missed\"}")
        .contains("ilmyeon_gateway_cache_copies ")
        .contains("ilmyeon_gateway_cache_bytes ");
  }
}
