package dev.ilmyeon.gateway.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.ClientSocket;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.LiveSocket;
import dev.ilmyeon.gateway.server.fixture.LiveSubgraphs;
import dev.ilmyeon.gateway.server.identity.ApiKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What there is of one supergraph for the public, partners and the newsroom, on every way in. */
@GatewayTest
@DirtiesContext
class ContractsOverHttpTests {

  private static final LiveSubgraphs SUBGRAPHS = new LiveSubgraphs();
  private static final ApiKey PARTNER = ApiKey.random("wire");
  private static final ApiKey SCREEN = ApiKey.random("screen");

  private static final String RENAME = "mutation { rename(title: \"x\") }";

  private static final String[] NOBODY = {};
  private static final String[] KEY = {"X-Api-Key", PARTNER.text()};
  private static final String[] OTHER_KEY = {"X-Api-Key", SCREEN.text()};
  private static final String[] SOMEBODY = developer("{\"sub\":\"kim\"}");
  private static final String[] EDITOR = developer("{\"sub\":\"lee\",\"roles\":[\"editor\"]}");

  @TempDir private static Path folder;

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) throws IOException {
    SUBGRAPHS.configure(properties);
    Files.writeString(supergraph(), tagged());
    Path keys = folder.resolve("keys");
    Files.write(
        keys, List.of(PARTNER.line(), SCREEN.line().replace("}", ",\"contract\":\"newsroom\"}")));
    properties.add("ilmyeon.gateway.supergraph", () -> supergraph().toString());
    properties.add("ilmyeon.gateway.supergraph-poll", () -> "50ms");
    properties.add("ilmyeon.gateway.identity.api-keys.file", keys::toString);
    properties.add("ilmyeon.gateway.identity.development.enabled", () -> true);
    properties.add("ilmyeon.gateway.http.expose-plans", () -> true);
    properties.add("ilmyeon.gateway.engine.limits.cost", () -> 1000);
    properties.add("ilmyeon.gateway.rate-limit.anonymous", () -> 100_000);
    String contracts = "ilmyeon.gateway.contracts.";
    properties.add(contracts + "schemas.public.include", () -> "public");
    properties.add(contracts + "schemas.partner.include", () -> "public,partner");
    properties.add(contracts + "schemas.newsroom.exclude", () -> "");
    properties.add(contracts + "anonymous", () -> "public");
    properties.add(contracts + "authenticated", () -> "partner");
    properties.add(contracts + "api-key", () -> "partner");
    properties.add(contracts + "roles.editor", () -> "newsroom");
  }

  private static Path supergraph() {
    return folder.resolve("supergraph.graphql");
  }

  /** The title of a story for all, how often it is read for partners, all else for the newsroom. */
  private static String tagged() {
    try (InputStream in =
        ContractsOverHttpTests.class.getResourceAsStream("/live-supergraph.graphql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("schema @link", "schema @link(url: \"https://specs.apollo.dev/tag/v0.3\") @link")
          .replace("title: String @join", "title: String @tag(name: \"public\") @join")
          .replace("Story @join__field", "Story @tag(name: \"public\") @join__field")
          .replace("reads: Int", "reads: Int @tag(name: \"partner\")");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String[] developer(String claims) {
    return new String[] {"X-Ilmyeon-Development-Identity", claims};
  }

  @AfterAll
  static void close() {
    SUBGRAPHS.close();
  }

  @AfterEach
  void restore() throws IOException {
    Files.writeString(supergraph(), tagged());
    await()
        .until(() ->
            ask(RENAME, NOBODY).contains("errors")
                && !new Http(port).get("/actuator/health").body().contains("refusedChange"));
  }

  private HttpResponse<String> send(String body, String... who) {
    String[] headers = new String[who.length + 2];
    headers[0] = "Content-Type";
    headers[1] = "application/json";
    System.arraycopy(who, 0, headers, 2, who.length);
    return new Http(port).post("/graphql", body, headers);
  }

  private String ask(String query, String... who) {
    return send("{\"query\":\"%s\"}".formatted(query.replace("\"", "\\\"")), who).body();
  }

  @Test
  void eachIsASchemaOfItsOwn() {
    String types = "{ __schema { types { name fields { name } } mutationType { name } } }";
    String story = "{\"name\":\"Story\",\"fields\":[%s]}";

    assertThat(ask(types, NOBODY))
        .contains(story.formatted("{\"name\":\"title\"}"), "\"mutationType\":null")
        .doesNotContain("\"reads\"", "\"rename\"", "\"lines\"", "\"Mutation\"");
    assertThat(ask(types, KEY))
        .contains(story.formatted("{\"name\":\"title\"},{\"name\":\"reads\"}"))
        .isEqualTo(ask(types, SOMEBODY));
    assertThat(ask(types, EDITOR))
        .contains(story.formatted("{\"name\":\"id\"},{\"name\":\"title\"},{\"name\":\"reads\"}"))
        .contains("\"mutationType\":{\"name\":\"Mutation\"}", "\"lines\"")
        .isEqualTo(ask(types, OTHER_KEY));
  }

  /** {@code made}: what is in no schema at all. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {__type(name: "Mutation") {name}}        | {__type(name: "Mutatiom") {name}} | Mutation | Mutatiom
          {title ... on Mutation {rename}}         | {title ... on Mutatiom {rename}}  | Mutation | Mutatiom
          subscription {published {reads}}         | subscription {published {readz}}  | reads    | readz
          subscription {published {x: reads title}} | subscription {published {x: readz title}} | reads | readz
          subscription {lines}                     | subscription {linez}              | lines    | linez
          """)
  void showAnErrorThatTellsNothingOfWhatTheyHide(
      String query, String made, String hidden, String madeUp) {
    assertThat(ask(query, NOBODY)).isEqualTo(ask(made, NOBODY).replace(madeUp, hidden));
  }

  @Test
  void holdForOperationsByNameToo() {
    String query = RENAME.replace("\"", "\\\"");
    String hash =
        "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}}"
            .formatted(sha256(RENAME));
    String named = "{%s}".formatted(hash);

    assertThat(send("{\"query\":\"%s\",%s}".formatted(query, hash), EDITOR).body())
        .isEqualTo("{\"data\":{\"rename\":\"renamed\"}}");
    assertThat(send(named, EDITOR).body()).isEqualTo("{\"data\":{\"rename\":\"renamed\"}}");
    assertThat(send(named, NOBODY).body())
        .startsWith("{\"errors\":")
        .contains("GRAPHQL_VALIDATION_FAILED");
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void countAndTellNoPlans() {
    HttpResponse<String> response =
        send("{\"query\":\"{ title }\"}", "Apollo-Expose-Query-Plan", "true");

    assertThat(response.body()).isEqualTo("{\"data\":{\"title\":\"광명시\"}}");
    assertThat(response.headers().firstValue("RateLimit")).isPresent();
    assertThat(send("{\"query\":\"{ title }\"}", "Apollo-Expose-Query-Plan", "dry-run").body())
        .doesNotContain("QueryPlan");
  }

  private static String next(String data) {
    return "{\"id\":\"a\",\"type\":\"next\",\"payload\":{\"data\":%s}}".formatted(data);
  }

  @Test
  void bringEventsWithWhatIsSeenByKeysThatAreNot() {
    try (ClientSocket client = ClientSocket.ready(port, KEY)) {
      client.subscribe("a", "subscription { published { title reads } }");
      LiveSocket desk = SUBGRAPHS.desk.socket();
      assertThat(desk.subscription()).contains("published{title", "id");

      desk.event(LiveSubgraphs.story(1));

      assertThat(client.message())
          .isEqualTo(next("{\"published\":{\"title\":\"제목 1\",\"reads\":10}}"));
    }
  }

  @Test
  void shareSubscriptionsWithNobodyElse() {
    String query = "subscription { published { title } }";
    int before = SUBGRAPHS.desk.opened();
    try (ClientSocket open = ClientSocket.ready(port, NOBODY);
        ClientSocket partner = ClientSocket.ready(port, KEY);
        ClientSocket refused = ClientSocket.ready(port, NOBODY)) {
      open.subscribe("a", query);
      LiveSocket one = SUBGRAPHS.desk.socket();
      partner.subscribe("a", query);
      LiveSocket other = SUBGRAPHS.desk.socket();
      refused.subscribe("a", "subscription { published { reads } }");

      assertThat(refused.message()).contains("\"type\":\"error\"", "GRAPHQL_VALIDATION_FAILED");
      one.subscription();
      one.event(LiveSubgraphs.story(1));
      other.subscription();
      other.event(LiveSubgraphs.story(2));
      assertThat(open.message()).isEqualTo(next("{\"published\":{\"title\":\"제목 1\"}}"));
      assertThat(partner.message()).isEqualTo(next("{\"published\":{\"title\":\"제목 2\"}}"));
    }
    assertThat(SUBGRAPHS.desk.opened() - before).isEqualTo(2);
  }

  @Test
  void changeWithTheSupergraph() throws IOException {
    assertThat(ask(RENAME, NOBODY)).contains("errors");
    assertThat(ask(RENAME, EDITOR)).contains("renamed");

    Files.writeString(
        supergraph(),
        tagged()
            .replace(
                "(title: String!): String", "(title: String!): String @tag(name: \"public\")"));

    await().untilAsserted(() -> assertThat(ask(RENAME, NOBODY)).contains("renamed"));
    assertThat(ask(RENAME, KEY)).contains("renamed");
  }

  @Test
  void keepASupergraphAwayOfWhichTheyWouldLeaveNoSchema() throws IOException {
    Files.writeString(
        supergraph(), tagged().replace("title: String @tag(name: \"public\")", "title: String"));

    await()
        .untilAsserted(() ->
            assertThat(new Http(port).get("/actuator/health").body())
                .contains("The contract \\\"public\\\" leaves no valid schema"));
    assertThat(ask("{ title }", NOBODY)).isEqualTo("{\"data\":{\"title\":\"광명시\"}}");
  }
}
