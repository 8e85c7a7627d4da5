package dev.ilmyeon.gateway.server.persisted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway that takes no other operations than those listed. */
@GatewayTest
@DirtiesContext
class TrustedDocumentsTests {

  private static final String ANSWER = "{\"data\":{\"title\":\"광명시\"}}";

  private static final String MANIFEST =
      """
      {"format": "apollo-persisted-query-manifest", "version": 1, "operations": [
        {"id": "t1", "name": "Title", "type": "query", "body": "query Title { title }"},
        {"id": "own", "name": "Own", "type": "query", "body": "{ __typename }", "clientName": "app"}
      ]}
      """;

  @TempDir private static Path folder;

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) throws IOException {
    Path file = Files.writeString(manifest(), MANIFEST);
    properties.add("ilmyeon.gateway.persisted.manifest", file::toString);
    properties.add("ilmyeon.gateway.persisted.poll", () -> "50ms");
    properties.add("ilmyeon.gateway.persisted.only", () -> true);
  }

  private static Path manifest() {
    return folder.resolve("manifest.json");
  }

  @BeforeEach
  void reset() {
    StandIns.allWell();
  }

  private HttpResponse<String> post(String body, String... client) {
    String[] headers = new String[2 + client.length];
    headers[0] = "Content-Type";
    headers[1] = "application/json";
    System.arraycopy(client, 0, headers, 2, client.length);
    return new Http(port).post("/graphql", body, headers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"documentId\":\"t1\"}",
        "{\"id\":\"t1\",\"query\":null}",
        "{\"doc_id\":\"t1\"}",
        "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"t1\"}}}",
        "{\"query\":\"query Title { title }\\n\"}",
      })
  void areTakenByNameOrByTheirText(String body) {
    assertThat(post(body).body()).isEqualTo(ANSWER);
  }

  @Test
  void areTakenByGetToo() {
    assertThat(new Http(port).get("/graphql?documentId=t1", "Accept", "application/json").body())
        .isEqualTo(ANSWER);
  }

  @Test
  void areAllThatIsTaken() {
    assertThat(post("{\"query\":\"{ title }\"}").body()).contains("QUERY_NOT_IN_SAFELIST");
    assertThat(post("{\"documentId\":\"t2\"}").body()).contains("PERSISTED_QUERY_NOT_IN_LIST");
    String hash = DocumentHash.of("{ title }");
    String register =
        "{\"query\":\"{ title }\",\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}}}";
    assertThat(post(register.formatted(hash)).body()).contains("QUERY_NOT_IN_SAFELIST");
    assertThat(StandIns.NEWS.requests()).isEmpty();
  }

  @Test
  void mayBeOneClientsOnly() {
    String app = "apollographql-client-name";

    assertThat(post("{\"id\":\"own\"}", app, "app").body()).contains("\"Query\"");
    assertThat(post("{\"query\":\"{ __typename }\"}", app, "app").body()).contains("\"Query\"");
    assertThat(post("{\"id\":\"own\"}", app, "web").body()).contains("NOT_IN_LIST");
    assertThat(post("{\"id\":\"own\"}").body()).contains("NOT_IN_LIST");
    assertThat(post("{\"query\":\"{ __typename }\"}").body()).contains("NOT_IN_SAFELIST");
    assertThat(post("{\"id\":\"t1\"}", app, "app").body()).isEqualTo(ANSWER);
  }

  @Test
  void areReadAgainWhenTheyChange() throws IOException {
    Files.writeString(manifest(), MANIFEST.replace("\"t1\"", "\"t3\""));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> post("{\"id\":\"t3\"}").body().equals(ANSWER));
    assertThat(post("{\"id\":\"t1\"}").body()).contains("NOT_IN_LIST");

    Files.writeString(manifest(), MANIFEST);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> post("{\"id\":\"t1\"}").body().equals(ANSWER));
  }
}
