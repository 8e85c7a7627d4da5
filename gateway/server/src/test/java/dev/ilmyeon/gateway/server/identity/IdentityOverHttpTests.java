package dev.ilmyeon.gateway.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.gateway.server.fixture.TokenIssuer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who sees what of a protected supergraph, over HTTP, by whatever a client shows. */
@GatewayTest
@DirtiesContext
class IdentityOverHttpTests {

  private static final RSAKey KEY = TokenIssuer.rsa("one");
  private static final TokenIssuer ISSUER = new TokenIssuer(Clock.systemUTC());
  private static final ApiKey PARTNER = ApiKey.random("wire");
  private static final ApiKey FORMER = ApiKey.random("former");

  @TempDir private static Path folder;

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) throws IOException {
    Path jwks = Files.writeString(folder.resolve("jwks.json"), TokenIssuer.jwks(KEY));
    writeKeys(PARTNER.line().replace("[]", "[\"read:source\"]"), former());
    String identity = "ilmyeon.gateway.identity.";
    properties.add("ilmyeon.gateway.supergraph", () -> "classpath:protected-supergraph.graphql");
    properties.add(identity + "jwt.issuer", () -> TokenIssuer.ISSUER);
    properties.add(identity + "jwt.audiences", () -> TokenIssuer.AUDIENCE);
    properties.add(identity + "jwt.jwks", jwks::toString);
    properties.add(identity + "api-keys.file", () -> keys().toString());
    properties.add(identity + "api-keys.poll", () -> "50ms");
    properties.add(identity + "policies.desk", () -> "edit");
    properties.add(identity + "headers.subject", () -> "X-User");
    properties.add(identity + "headers.scopes", () -> "X-Scopes");
  }

  private static Path keys() {
    return folder.resolve("keys");
  }

  private static void writeKeys(String... lines) throws IOException {
    Files.write(keys(), List.of(lines));
  }

  private static String former() {
    return FORMER.line().replace("}", ",\"expires\":\"2026-01-01T00:00:00Z\"}");
  }

  @BeforeEach
  void answerMoreThanIsAsked() {
    String story =
        """
        {"__typename":"Story","id":"1","headline":"h",%s,"note":"SECRET-note",\
        "source":"SECRET-source","draft":"SECRET-draft"}\
        """;
    StandIns.NEWS.answers(request -> {
      String field =
          Stream.of("note", "source", "draft")
              .filter(request.body()::contains)
              .findFirst()
              .orElse("note");
      String object = story.formatted("\"alias\":\"SECRET-%s\"".formatted(field));
      return Answer.json(
          "{\"data\":{\"title\":\"t\",\"story\":%s,\"node\":%s,\"found\":%s}}"
              .formatted(object, object, object));
    });
  }

  /** What a client shows, and which of the protected fields that opens. */
  private record Role(String name, Set<String> sees, String... headers) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Role token(String name, Set<String> sees, String claim, Object value) {
    String token = ISSUER.sign(KEY, ISSUER.claims().claim(claim, value));
    return new Role(name, sees, "Authorization", "Bearer " + token);
  }

  private static List<Role> roles() {
    return List.of(
        new Role("nobody", Set.of()),
        token("somebody", Set.of("note"), "scope", "read:other"),
        token("scoped", Set.of("note", "source"), "scope", "read:source"),
        token("desk", Set.of("note", "draft"), "roles", List.of("desk")),
        new Role("partner", Set.of("note", "source"), "X-Api-Key", PARTNER.text()));
  }

  private static List<String> ways(String field) {
    List<String> ways =
        new ArrayList<>(
            List.of(
                "{ story { headline %s } }",
                "{ story { headline alias: %s } }",
                "{ story { headline ... { %s } ...F } } fragment F on Story { %1$s }",
                "{ story { headline ...F } } fragment F on Story { alias: %s }",
                "{ node { id ... on Story { %s } } }",
                "{ node { id ...F } } fragment F on Node { ... on Story { alias: %s } }",
                "{ found { ... on Story { headline %s } } }",
                "{ found { ... on Node { id ... on Story { %s } } } }",
                "query($yes: Boolean = true) { story { headline %s @include(if: $yes) } }",
                "{ story { headline } ... @defer { story { %s } } }"));
    if (field.equals("source")) {
      ways.addAll(
          List.of(
              "{ node { id %s } }", "{ node { alias: %s } }", "{ found { ... on Node { %s } } }"));
    }
    return ways.stream().map(way -> way.formatted(field)).toList();
  }

  static Stream<Arguments> matrix() {
    return roles().stream()
        .flatMap(role ->
            Stream.of("note", "source", "draft")
                .flatMap(field -> ways(field).stream().map(way -> Arguments.of(role, field, way))));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("matrix")
  void showsWhatIsOpenAndNothingElse(Role role, String field, String query) {
    String answer = ask(query, role.headers()).body();

    if (role.sees().contains(field)) {
      assertThat(answer).contains("SECRET-" + field).doesNotContain("errors");
    } else {
      assertThat(answer).contains("UNAUTHORIZED_FIELD_OR_TYPE").doesNotContain("SECRET");
      assertThat(StandIns.NEWS.requests())
          .allSatisfy(request -> assertThat(request.body()).doesNotContain(field));
    }
  }

  private HttpResponse<String> ask(String query, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return new Http(port).post("/graphql", "{\"query\":\"%s\"}".formatted(query), all);
  }

  static Stream<Arguments> badCredentials() {
    String good = ISSUER.sign(KEY, ISSUER.claims());
    String old =
        ISSUER.sign(KEY, ISSUER.claims().expirationTime(Date.from(Instant.now().minusSeconds(60))));
    return Stream.of(
        Arguments.of("TOKEN_EXPIRED", new String[] {"Authorization", "Bearer " + old}),
        Arguments.of("INVALID_TOKEN", new String[] {"Authorization", "Bearer nonsense"}),
        Arguments.of("INVALID_CREDENTIALS", new String[] {"Authorization", "Bearer "}),
        Arguments.of("INVALID_CREDENTIALS", new String[] {"Authorization", "Basic a2ltOmtpbQ=="}),
        Arguments.of("INVALID_CREDENTIALS", new String[] {"Authorization", ""}),
        Arguments.of("INVALID_API_KEY", new String[] {"X-Api-Key", "ilm_wire_x"}),
        Arguments.of("INVALID_API_KEY", new String[] {"X-Api-Key", FORMER.text()}),
        Arguments.of(
            "INVALID_CREDENTIALS",
            new String[] {"Authorization", "Bearer " + good, "X-Api-Key", PARTNER.text()}),
        Arguments.of(
            "INVALID_CREDENTIALS",
            new String[] {"X-Api-Key", PARTNER.text(), "X-Api-Key", PARTNER.text()}));
  }

  @ParameterizedTest
  @MethodSource("badCredentials")
  void refusesBadCredentialsInsteadOfTakingThemForNone(String code, String[] headers) {
    HttpResponse<String> response = ask("{ title }", headers);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(StandIns.NEWS.requests()).isEmpty();
  }

  @Test
  void believesNobodyWhoOnlySaysWhoTheyAre() {
    String answer =
        ask(
                "{ story { note } }",
                "X-Ilmyeon-Development-Identity",
                "{\"sub\":\"kim\"}",
                "X-User",
                "kim")
            .body();

    assertThat(answer).contains("UNAUTHORIZED_FIELD_OR_TYPE").doesNotContain("SECRET");
  }

  @Test
  void tellsSubgraphsWhoAsksAndNobodyElseDoes() {
    String token = ISSUER.sign(KEY, ISSUER.claims().subject("김 기자").claim("scope", "b a"));
    ask("{ title }", "Authorization", "Bearer " + token, "X-User", "mallory");

    assertThat(StandIns.NEWS.requests())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.headers().get("X-user"))
              .containsExactly("%EA%B9%80%20%EA%B8%B0%EC%9E%90");
          assertThat(request.headers().get("X-scopes")).containsExactly("a b");
          assertThat(request.headers()).doesNotContainKey("Authorization");
        });

    StandIns.NEWS.requests().clear();
    ask("{ title }", "X-User", "mallory");
    assertThat(StandIns.NEWS.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.headers()).doesNotContainKey("X-user"));
  }

  @Test
  void takesAKeyAwayWhileItRuns() throws IOException {
    ApiKey passing = ApiKey.random("passing");
    writeKeys(PARTNER.line().replace("[]", "[\"read:source\"]"), former(), passing.line());
    await().atMost(Duration.ofSeconds(20)).until(() -> status(passing) == 200);

    writeKeys(PARTNER.line().replace("[]", "[\"read:source\"]"), former());
    await().atMost(Duration.ofSeconds(20)).until(() -> status(passing) == 401);

    Files.writeString(keys(), "nonsense");
    assertThat(status(PARTNER)).isEqualTo(200);
    writeKeys(PARTNER.line().replace("[]", "[\"read:source\"]"), former());
  }

  private int status(ApiKey key) {
    return ask("{ title }", "X-Api-Key", key.text()).statusCode();
  }
}
