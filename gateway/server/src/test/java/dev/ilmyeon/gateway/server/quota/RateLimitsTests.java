package dev.ilmyeon.gateway.server.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.gateway.server.identity.ApiKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What is left of a client's budget, over HTTP; each test asks from addresses of its own. */
@GatewayTest
@DirtiesContext
class RateLimitsTests {

  private static final String ANSWER = "{\"data\":{\"title\":\"광명시\"}";
  private static final ApiKey PARTNER = ApiKey.random("wire");

  @TempDir private static Path folder;

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) throws IOException {
    Path keys =
        Files.writeString(
            folder.resolve("keys"), PARTNER.line().replace("}", ",\"quota\":2}") + "\n");
    properties.add("ilmyeon.gateway.identity.api-keys.file", keys::toString);
    properties.add("ilmyeon.gateway.engine.limits.cost", () -> 1000);
    properties.add("ilmyeon.gateway.rate-limit.anonymous", () -> 25);
    properties.add("ilmyeon.gateway.rate-limit.window", () -> "1h");
    properties.add("ilmyeon.gateway.rate-limit.tell", () -> true);
    properties.add("ilmyeon.gateway.rate-limit.trusted-proxies", () -> "127.0.0.0/8");
  }

  @BeforeEach
  void reset() {
    StandIns.allWell();
  }

  private HttpResponse<String> ask(String query, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return new Http(port).post("/graphql", "{\"query\":\"%s\"}".formatted(query), all);
  }

  private HttpResponse<String> from(String address) {
    return ask("{ title }", "X-Forwarded-For", address);
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void refuseWhoHasUsedUpAll() {
    for (int left = 24; left >= 0; left--) {
      HttpResponse<String> response = from("203.0.113.1");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body())
          .startsWith(ANSWER)
          .contains("\"remaining\":" + left, "\"estimated\":1", "\"limit\":25");
      assertThat(header(response, "RateLimit-Policy")).isEqualTo("\"nobody\";q=25;w=3600");
      assertThat(header(response, "RateLimit")).matches("\"nobody\";r=%d;t=[0-9]+".formatted(left));
    }
    StandIns.NEWS.requests().clear();

    HttpResponse<String> refused = from("203.0.113.1");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("\"code\":\"RATE_LIMITED\"").doesNotContain("data");
    assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(100, 3600 / 25);
    assertThat(header(refused, "RateLimit")).startsWith("\"nobody\";r=0;t=");
    assertThat(StandIns.NEWS.requests()).isEmpty();

    assertThat(from("203.0.113.2").statusCode()).isEqualTo(200);
    assertThat(from("203.0.113.99, 203.0.113.1").statusCode()).isEqualTo(429);
  }

  @Test
  void countWhatAnOperationCosts() {
    String[] here = {"X-Forwarded-For", "203.0.113.3"};
    String left = header(ask("{ regions { code } }", here), "RateLimit");

    assertThat(left).containsPattern("r=1[0-9];");
    HttpResponse<String> large =
        ask("{ a: regions { code } b: regions { code } c: regions { code } }", here);
    assertThat(large.statusCode()).isEqualTo(429);
    assertThat(large.body()).contains("COST_EXCEEDS_QUOTA");
    assertThat(large.headers().firstValue("Retry-After")).isEmpty();
    assertThat(ask("{ nothing }", here).body()).contains("Cannot query field");
  }

  @Test
  void areAPartnersOwnWhereverItAsksFrom() {
    String[] key = {"X-Api-Key", PARTNER.text(), "X-Forwarded-For", "203.0.113.4"};

    assertThat(header(ask("{ title }", key), "RateLimit")).startsWith("\"api-key\";r=1;");
    key[3] = "203.0.113.5";
    assertThat(ask("{ title }", key).statusCode()).isEqualTo(200);
    assertThat(ask("{ title }", key).statusCode()).isEqualTo(429);
    assertThat(from("203.0.113.4").statusCode()).isEqualTo(200);
  }

  @Test
  void countCredentialsThatAreNoGood() {
    String[] guess = {"X-Api-Key", "ilm_guess", "X-Forwarded-For", "203.0.113.6"};
    for (int i = 0; i < 25; i++) {
      assertThat(ask("{ title }", guess).statusCode()).isEqualTo(401);
    }

    assertThat(ask("{ title }", guess).statusCode()).isEqualTo(429);
  }
}
