package dev.ilmyeon.gateway.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.SmallSupergraph;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.gateway.server.persisted.DocumentHash;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** What operators see and do on a port of their own. */
@GatewayTest
@DirtiesContext
@TestPropertySource(properties = "management.server.port=0")
class OperatorPortTests {

  private static final String QUERY = "query Page { regions { code sky } }";

  @TempDir private static Path folder;

  private static Path supergraph;

  @LocalServerPort private int port;

  @LocalManagementPort private int managementPort;

  private Http http;
  private Http operator;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) throws IOException {
    supergraph = Files.writeString(folder.resolve("supergraph.graphql"), SmallSupergraph.TEXT);
    properties.add("ilmyeon.gateway.supergraph", supergraph::toString);
    properties.add("ilmyeon.gateway.supergraph-poll", () -> "0");
  }

  @BeforeEach
  void reset() {
    http = new Http(port);
    operator = new Http(managementPort);
    StandIns.allWell();
  }

  private HttpResponse<String> post(String path, String json) {
    return operator.post(path, json, "Content-Type", "application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plans", "breakers", "caches", "usage"})
  void isClosedToClients(String endpoint) {
    assertThat(http.get("/actuator/" + endpoint).statusCode()).isEqualTo(404);
    assertThat(operator.get("/actuator/" + endpoint).statusCode()).isEqualTo(200);
  }

  @Test
  void showsPlansThatAreRemembered() {
    http.graphQl(QUERY);
    String hash = DocumentHash.of(QUERY);

    assertThat(operator.get("/actuator/plans").body())
        .contains("\"hash\":\"%s\"".formatted(hash))
        .contains("\"operation\":\"Page\"", "\"kind\":\"QUERY\"")
        .contains("\"subgraphs\":[\"news\",\"weather\"]");
    assertThat(operator.get("/actuator/plans/" + hash.substring(0, 12), "Accept", "text/plain"))
        .satisfies(plan -> assertThat(plan.body()).startsWith("QueryPlan {"));
    assertThat(operator.get("/actuator/plans/none").statusCode()).isEqualTo(404);
  }

  @Test
  void keepsASubgraphFromBeingAsked() {
    assertThat(post("/actuator/breakers/weather", "{\"state\":\"open\"}").body())
        .contains("\"state\":\"FORCED_OPEN\"");
    assertThat(http.graphQl("{ strip }").body()).contains("\"strip\":null");
    assertThat(StandIns.WEATHER.requests()).isEmpty();

    post("/actuator/breakers/weather", "{\"state\":\"closed\"}");

    assertThat(http.graphQl("{ strip }").body()).isEqualTo("{\"data\":{\"strip\":\"흐림\"}}");
    assertThat(operator.get("/actuator/breakers").body())
        .containsPattern("\"weather\":\\{[^}]*\"state\":\"CLOSED\"")
        .contains("\"route-media\"");
    assertThat(post("/actuator/breakers/none", "{\"state\":\"open\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void tellsHowFullTheCachesAre() {
    http.graphQl(QUERY);

    assertThat(operator.get("/actuator/caches").body())
        .containsPattern("\"documents\":[1-9]")
        .contains("\"automatic-queries\":0");
    assertThat(operator.get("/actuator/prometheus").body())
        .contains("ilmyeon_gateway_remembered{cache=\"operations\"}");
  }

  @Test
  void looksForAChangedSupergraphAtOnce() throws IOException {
    assertThat(post("/actuator/reload", "").body()).contains("\"outcome\":\"UNCHANGED\"");

    Files.writeString(
        supergraph, SmallSupergraph.TEXT.replace("  strip: String", "  banner: String"));
    assertThat(post("/actuator/reload", "").body()).contains("\"outcome\":\"SERVED\"");
    assertThat(http.graphQl("{ strip }").statusCode()).isEqualTo(200);
    assertThat(http.graphQl("{ strip }").body()).contains("GRAPHQL_VALIDATION_FAILED");

    Files.writeString(supergraph, "type Query {");
    assertThat(post("/actuator/reload", "").body())
        .contains("\"outcome\":\"REFUSED\"")
        .contains("\"refusal\":\"");

    Files.writeString(supergraph, SmallSupergraph.TEXT);
    assertThat(post("/actuator/reload", "").body()).contains("\"outcome\":\"SERVED\"");
  }
}
