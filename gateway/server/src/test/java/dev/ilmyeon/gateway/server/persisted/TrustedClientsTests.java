package dev.ilmyeon.gateway.server.persisted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.gateway.server.fixture.Way;
import dev.ilmyeon.gateway.server.identity.ApiKey;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway that takes listed operations only, but of some clients. */
@GatewayTest
@DirtiesContext
class TrustedClientsTests {

  private static final ApiKey WIRE = ApiKey.random("wire");
  private static final ApiKey DESK = ApiKey.random("desk");

  private static final String[] NOBODY = {};
  private static final String[] PARTNER = {"X-Api-Key", WIRE.text()};
  private static final String[] TRUSTED_PARTNER = {"X-Api-Key", DESK.text()};
  private static final String[] EDITOR = {"X-Ilmyeon-Development-Identity", "{\"sub\":\"kim\"}"};

  private static final String MANIFEST =
      """
      {"format": "apollo-persisted-query-manifest", "version": 1, "operations": [
        {"id": "t", "body": "query Title { title }"},
        {"id": "e", "body": "query Web { echo(text: \\"web\\") }", "clientName": "web"},
        {"id": "e", "body": "query App { echo(text: \\"app\\") }", "clientName": "app"},
        {"id": "w", "body": "query Wire { title echo(text: \\"wire\\") }", "clientName": "wire"}
      ]}
      """;

  @TempDir private static Path folder;

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) throws IOException {
    Path keys = folder.resolve("keys");
    Files.write(
        keys, List.of(WIRE.line(), DESK.line().replace("}", ",\"contract\":\"newsroom\"}")));
    Path manifest = Files.writeString(folder.resolve("manifest.json"), MANIFEST);
    properties.add("ilmyeon.gateway.supergraph", () -> "classpath:cached-supergraph.graphql");
    properties.add("ilmyeon.gateway.cache.enabled", () -> true);
    properties.add("ilmyeon.gateway.identity.api-keys.file", keys::toString);
    properties.add("ilmyeon.gateway.identity.development.enabled", () -> true);
    properties.add("ilmyeon.gateway.contracts.schemas.public.exclude", () -> "");
    properties.add("ilmyeon.gateway.contracts.schemas.newsroom.exclude", () -> "");
    properties.add("ilmyeon.gateway.contracts.anonymous", () -> "public");
    properties.add("ilmyeon.gateway.persisted.manifest", manifest::toString);
    properties.add("ilmyeon.gateway.persisted.only", () -> true);
    properties.add("ilmyeon.gateway.persisted.except.authenticated", () -> true);
    properties.add("ilmyeon.gateway.persisted.except.contracts", () -> "newsroom");
  }

  @BeforeEach
  void reset() {
    StandIns.allWell();
    StandIns.NEWS.answers(request ->
        Answer.json(
            request.body().contains("web")
                ? "{\"data\":{\"echo\":\"웹\"}}"
                : "{\"data\":{\"title\":\"광명시\",\"echo\":\"앱\"}}"));
  }

  private static String[] named(String client, String... more) {
    return Stream.concat(Stream.of("apollographql-client-name", client), Stream.of(more))
        .toArray(String[]::new);
  }

  private HttpResponse<String> get(String parameters, String... headers) {
    return new Http(port)
        .get(
            "/graphql?" + parameters,
            Stream.concat(Stream.of("Accept", "application/json"), Stream.of(headers))
                .toArray(String[]::new));
  }

  private static String vary(HttpResponse<?> response) {
    return String.join(", ", response.headers().allValues("Vary"));
  }

  @ParameterizedTest
  @EnumSource
  void mayAskForAnythingIfTheyAreTrusted(Way way) {
    assertThat(way.ask(port, "{ title }", "", EDITOR)).contains("광명시");
    assertThat(way.ask(port, "{ title }", "", TRUSTED_PARTNER)).contains("광명시");
  }

  @ParameterizedTest
  @EnumSource
  void askForWhatIsListedIfTheyAreNot(Way way) {
    for (String[] bound : List.of(NOBODY, PARTNER, named("desk"), named("newsroom", PARTNER))) {
      assertThat(way.ask(port, "{ title }", "", bound)).contains("QUERY_NOT_IN_SAFELIST");
    }
    assertThat(StandIns.NEWS.requests()).isEmpty();
    assertThat(way.ask(port, "query Title { title }", "", NOBODY)).contains("광명시");
  }

  /** What a trusted client has registered is no operation of theirs. */
  @ParameterizedTest
  @EnumSource
  void registerNothingForOthers(Way way) {
    String query = "{ title # %s }".formatted(way.name()).replace(" }", "\\n}");
    String hash =
        "\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}"
            .formatted(DocumentHash.of(query.replace("\\n", "\n")));
    String sent = way == Way.GET ? query.replace("\\n", "\n") : query;
    assertThat(way.ask(port, "", hash, EDITOR)).contains("PERSISTED_QUERY_NOT_FOUND");
    assertThat(way.ask(port, sent, hash, EDITOR)).contains("광명시");
    assertThat(way.ask(port, "", hash, TRUSTED_PARTNER)).contains("광명시");

    assertThat(way.ask(port, "", hash, NOBODY)).contains("PERSISTED_QUERY_NOT_IN_LIST");
    assertThat(way.ask(port, sent, hash, PARTNER)).contains("QUERY_NOT_IN_SAFELIST");
  }

  @Test
  void mayMeanDifferentOperationsByTheSameId() {
    assertThat(get("documentId=e", named("web")).body()).contains("웹");
    assertThat(get("documentId=e", named("app")).body()).contains("앱");
    assertThat(get("documentId=e", "graphql-client-name", "web").body()).contains("웹");
    assertThat(get("documentId=e").body()).contains("PERSISTED_QUERY_NOT_IN_LIST");
  }

  @Test
  void areKnownByTheirKeyIfTheySayNoName() {
    assertThat(get("documentId=w", PARTNER).body()).contains("광명시");
    assertThat(get("documentId=w", named("other", PARTNER)).body()).contains("NOT_IN_LIST");
    assertThat(get("documentId=w").body()).contains("NOT_IN_LIST");
  }

  @Test
  void areToldApartByCachesWhereTheyMeanDifferentOperations() {
    String credentials = "accept, x-edition, authorization, x-api-key";
    String names = ", apollographql-client-name, graphql-client-name";
    String text =
        "query=" + URLEncoder.encode("query App { echo(text: \"app\") }", StandardCharsets.UTF_8);

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> own = get("documentId=e", named("web"));
      assertThat(own.headers().firstValue("Cache-Control")).contains("public, max-age=30");
      assertThat(vary(own)).isEqualTo(credentials + names);
    }
    assertThat(vary(get(text, named("app")))).isEqualTo(credentials + names);
    assertThat(vary(get("documentId=t", named("web")))).isEqualTo(credentials);
    assertThat(get("documentId=e").headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(get(text, EDITOR).headers().firstValue("Cache-Control")).contains("no-store");
  }
}
