package dev.ilmyeon.gateway.server.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.ilmyeon.gateway.server.fixture.ClientSocket;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.LiveSubgraphs;
import dev.ilmyeon.gateway.server.fixture.TokenIssuer;
import dev.ilmyeon.gateway.server.identity.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who a client is, by what it says first on a socket. */
@GatewayTest
@DirtiesContext
class SocketCredentialsTests {

  private static final RSAKey KEY = TokenIssuer.rsa("one");
  private static final TokenIssuer ISSUER = new TokenIssuer(Clock.systemUTC());
  private static final ApiKey PARTNER = ApiKey.random("wire");
  private static final LiveSubgraphs SUBGRAPHS = new LiveSubgraphs();

  @TempDir private static Path folder;

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) throws IOException {
    SUBGRAPHS.configure(properties);
    Path jwks = Files.writeString(folder.resolve("jwks.json"), TokenIssuer.jwks(KEY));
    String identity = "ilmyeon.gateway.identity.";
    properties.add(identity + "jwt.issuer", () -> TokenIssuer.ISSUER);
    properties.add(identity + "jwt.audiences", () -> TokenIssuer.AUDIENCE);
    properties.add(identity + "jwt.jwks", jwks::toString);
    Files.writeString(keys(), "");
    properties.add(identity + "api-keys.file", () -> keys().toString());
    properties.add(identity + "api-keys.poll", () -> "50ms");
    properties.add("ilmyeon.gateway.subscriptions.look-again", () -> "50ms");
    properties.add("ilmyeon.gateway.subscriptions.init-timeout", () -> "20s");
    properties.add(identity + "headers.subject", () -> "X-User");
  }

  private static Path keys() {
    return folder.resolve("keys");
  }

  @AfterAll
  static void close() {
    SUBGRAPHS.close();
  }

  @BeforeEach
  void knowNoKeys() throws IOException {
    Files.writeString(keys(), "");
    awaitStatus(PARTNER, 401);
  }

  private ClientSocket initialised(String member) {
    return ClientSocket.open(port)
        .send("{\"type\":\"connection_init\",\"payload\":{%s}}".formatted(member));
  }

  private void awaitStatus(ApiKey key, int status) {
    await()
        .untilAsserted(() ->
            assertThat(
                    new Http(port)
                        .get(
                            "/graphql?query=%7B__typename%7D",
                            "Accept", "application/json", "X-Api-Key", key.text())
                        .statusCode())
                .isEqualTo(status));
  }

  private static String member(ApiKey key) {
    return "\"X-Api-Key\":\"%s\"".formatted(key.text());
  }

  private static String bearer(JWTClaimsSet.Builder claims) {
    return "\"Authorization\":\"Bearer %s\"".formatted(ISSUER.sign(KEY, claims));
  }

  @Test
  void areTakenFromThePayload() {
    String token = bearer(ISSUER.claims());
    for (String payload : new String[] {token, "\"headers\":{%s}".formatted(token)}) {
      try (ClientSocket client = initialised(payload)) {
        assertThat(client.message()).isEqualTo("{\"type\":\"connection_ack\"}");
        // Each something else: who asks for the same shares it.
        client.subscribe(
            "a",
            "subscription { published(section: \"%d\") { title } }".formatted(payload.length()));

        assertThat(SUBGRAPHS.desk.socket().headers().get("X-User")).isEqualTo("kim");
      }
    }
  }

  @Test
  void haveToBeGood() {
    assertThat(initialised("\"Authorization\":\"Bearer made-up\"").closed())
        .isEqualTo("4403 Forbidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"policies\":[\"x\"],\"scopes\":[]", "\"scopes\":[\"read:wire\"]"})
  void endTheSocketWhenTheyAreTakenBackOrGiveOtherRights(String then) throws IOException {
    String line = PARTNER.line();
    Files.writeString(keys(), line);
    awaitStatus(PARTNER, 200);
    ClientSocket client = initialised(member(PARTNER));
    assertThat(client.message()).isEqualTo("{\"type\":\"connection_ack\"}");

    Files.writeString(keys(), then.isEmpty() ? "" : line.replace("\"scopes\":[]", then));

    assertThat(client.closed()).isEqualTo("4403 The credentials are not good any more");
  }

  @Test
  void leaveTheSocketOpenWhenOthersChange() throws IOException {
    ApiKey other = ApiKey.random("other");
    Files.write(keys(), List.of(PARTNER.line(), other.line()));
    awaitStatus(other, 200);
    try (ClientSocket client = initialised(member(PARTNER));
        ClientSocket changed = initialised(member(other))) {
      assertThat(client.message()).isEqualTo("{\"type\":\"connection_ack\"}");
      assertThat(changed.message()).isEqualTo("{\"type\":\"connection_ack\"}");

      Files.writeString(keys(), PARTNER.line().replace("}", ",\"quota\":5}"));

      assertThat(changed.closed()).startsWith("4403");
      assertThat(client.subscribe("a", "{ __typename }").message()).contains("Query");
    }
  }

  @Test
  void endTheSocketWhenTheyExpire() {
    Date soon = Date.from(Instant.now().plus(Duration.ofSeconds(2)));

    assertThat(initialised(bearer(ISSUER.claims().expirationTime(soon))).closed())
        .isEqualTo("4403 The credentials are not good any more");
  }
}
