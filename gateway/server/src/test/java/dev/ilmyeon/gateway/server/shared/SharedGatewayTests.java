package dev.ilmyeon.gateway.server.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.platform.testing.fault.Fault;
import dev.ilmyeon.platform.testing.fault.FaultProxy;
import dev.ilmyeon.platform.testing.redis.TestRedis;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway that shares, as clients and operators see it. */
@GatewayTest
@DirtiesContext
class SharedGatewayTests {

  private static FaultProxy proxy;

  @Autowired private SharedStore store;

  @LocalServerPort private int port;

  private Http http;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    proxy = FaultProxy.before(TestRedis.shared().port());
    properties.add("ilmyeon.gateway.shared.url", () -> "redis://127.0.0.1:" + proxy.port());
    properties.add("ilmyeon.gateway.shared.prefix", () -> "test-" + UUID.randomUUID());
    properties.add("ilmyeon.gateway.shared.time-limit", () -> "10s");
    properties.add("ilmyeon.gateway.rate-limit.anonymous", () -> 1_000);
    properties.add("ilmyeon.gateway.overload.enabled", () -> true);
    properties.add("ilmyeon.gateway.cache.enabled", () -> true);
    properties.add("ilmyeon.gateway.cache.secret.value", () -> "known");
    properties.add("management.endpoints.web.exposure.include", () -> "health,prometheus,cache");
  }

  /** Without one there is nothing to configure. */
  @BeforeAll
  static void find() {
    TestRedis.shared();
  }

  @AfterAll
  static void close() {
    proxy.close();
  }

  @BeforeEach
  void reset() {
    StandIns.allWell();
    http = new Http(port);
    proxy.heal();
    StoreAccess.awaitUp(store);
  }

  private String policy() {
    HttpResponse<String> response = http.graphQl("{ title }");
    assertThat(response.statusCode()).isEqualTo(200);
    return response.headers().firstValue("RateLimit-Policy").orElse("");
  }

  @Test
  void saysThatItCountsAlone() {
    assertThat(policy()).isEqualTo("\"nobody\";q=1000;w=60");
    assertThat(http.get("/actuator/health").body()).contains("\"state\":\"CONNECTED\"");

    proxy.fault(new Fault.Dead());
    StoreAccess.awaitLost(store);

    assertThat(policy()).isEqualTo("\"nobody\";q=1000;w=60;alone");
    assertThat(http.get("/actuator/health").body())
        .contains("\"state\":\"LOST\"", "\"why\":\"the connection broke\"")
        .endsWith("\"status\":\"UP\"}");
    assertThat(http.get("/readyz").statusCode()).isEqualTo(200);
    assertThat(http.get("/actuator/prometheus").body()).contains("ilmyeon_gateway_store_up 0");
  }

  private HttpResponse<String> purge(String path) {
    return http.post(
        path,
        "{\"tombstones\":\"Region:KR-11\"}",
        "X-Ilmyeon-Gateway-Secret",
        "known",
        "Content-Type",
        "application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/purge", "/actuator/cache"})
  void acknowledgesNoPurgeThatOthersDoNotHearOf(String path) {
    assertThat(purge(path).body()).isEqualTo("{\"copies\":0}");
    proxy.fault(new Fault.Dead());
    StoreAccess.awaitLost(store);

    assertThat(purge(path).statusCode()).isEqualTo(503);

    proxy.heal();
    StoreAccess.awaitUp(store);
    assertThat(purge(path).statusCode()).isEqualTo(200);
  }

  @Test
  void doesNotKnowWhatNobodyHasRegistered() {
    String wrong =
        "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}}}"
            .formatted("0".repeat(64));

    HttpResponse<String> response =
        http.post("/graphql", wrong, "Content-Type", "application/json");

    assertThat(response.body()).contains("PERSISTED_QUERY_NOT_FOUND");
  }
}
