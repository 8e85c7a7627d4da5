package dev.ilmyeon.gateway.server.supergraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.SmallSupergraph;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The supergraph's file changes while it is served. */
@GatewayTest
@DirtiesContext
class SupergraphReloadTests {

  @TempDir private static Path folder;

  private static final String TEXT = SmallSupergraph.TEXT;

  @LocalServerPort private int port;

  private Http http;

  @BeforeAll
  static void write() throws IOException {
    Files.writeString(file(), TEXT);
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("ilmyeon.gateway.supergraph", () -> file().toString());
    registry.add("ilmyeon.gateway.supergraph-poll", () -> "50ms");
  }

  private static Path file() {
    return folder.resolve("supergraph.graphql");
  }

  @BeforeEach
  void reset() throws IOException {
    http = new Http(port);
    StandIns.allWell();
    Files.writeString(file(), TEXT);
    await().until(() -> !health().contains("refusedChange") && ask("{ title }").contains("광명시"));
  }

  private String ask(String query) {
    return http.graphQl(query).body();
  }

  private String health() {
    return http.get("/actuator/health").body();
  }

  @Test
  void servesTheChangedOne() throws IOException {
    StandIns.NEWS.answers(Answer.json("{\"data\":{\"headline\":\"새 제목\"}}"));
    assertThat(ask("{ headline }")).contains("errors");

    Files.writeString(file(), TEXT.replace("title: String @", "headline: String @"));

    await().untilAsserted(() -> assertThat(ask("{ headline }")).contains("새 제목"));
    assertThat(ask("{ title }")).contains("errors");
  }

  @Test
  void servesOneThatIsMovedIntoPlace() throws IOException {
    StandIns.NEWS.answers(Answer.json("{\"data\":{\"kicker\":\"단독\"}}"));
    Path other =
        Files.writeString(
            folder.resolve("other"), TEXT.replace("title: String @", "kicker: String @"));

    Files.move(other, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

    await().untilAsserted(() -> assertThat(ask("{ kicker }")).contains("단독"));
  }

  @Test
  void keepsTheOldOneWhenTheNewOneIsBad() throws IOException {
    Files.writeString(file(), TEXT.replace("type Query", "type Quary"));

    await().untilAsserted(() -> assertThat(health()).contains("refusedChange"));
    assertThat(http.get("/readyz").statusCode()).isEqualTo(200);
    assertThat(ask("{ title }")).isEqualTo("{\"data\":{\"title\":\"광명시\"}}");
  }

  @Test
  void keepsTheOldOneWhenTheFileIsGone() throws IOException {
    Files.delete(file());
    Files.writeString(file(), "type Query { a: Int }");

    await().untilAsserted(() -> assertThat(health()).contains("refusedChange"));
    assertThat(ask("{ title }")).isEqualTo("{\"data\":{\"title\":\"광명시\"}}");
  }
}
