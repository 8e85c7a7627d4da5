package dev.ilmyeon.gateway.server.supergraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.GatewayApplication;
import dev.ilmyeon.gateway.server.fixture.SmallSupergraph;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.gateway.server.fixture.SupergraphServer;
import dev.ilmyeon.gateway.server.source.UnreachableSupergraphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starting while the supergraph's URL is not what it should be, with and without a kept copy. */
class SupergraphStartTests {

  @TempDir private Path folder;

  private final SupergraphServer server = SupergraphServer.start();
  private Path copy;

  @BeforeEach
  void reset() {
    copy = folder.resolve("copy.graphql");
    server.holds(SmallSupergraph.TEXT);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(GatewayApplication.class)
        .initializers(new StandIns())
        .run(
            "--server.port=0",
            "--ilmyeon.gateway.supergraph=" + server.url(),
            "--ilmyeon.gateway.supergraph-poll=10ms",
            "--ilmyeon.gateway.supergraph-http.max-pause=50ms",
            "--ilmyeon.gateway.supergraph-http.copy=" + copy);
  }

  @Test
  void keepsACopyOfWhatIsServed() throws IOException {
    try (ConfigurableApplicationContext context = start()) {
      ServedSupergraph served = context.getBean(ServedSupergraph.class);
      assertThat(Files.readString(copy)).isEqualTo(SmallSupergraph.TEXT);

      server.holds("bad");
      await().until(() -> served.status().refusal() != null);
      assertThat(Files.readString(copy)).isEqualTo(SmallSupergraph.TEXT);

      String changed = SmallSupergraph.TEXT.replace("title: String", "headline: String");
      server.holds(changed);
      await().untilAsserted(() -> assertThat(Files.readString(copy)).isEqualTo(changed));
    }
  }

  @Test
  void startsFromTheCopyWhenTheUrlDoesNotAnswer() throws IOException {
    Files.writeString(copy, SmallSupergraph.TEXT);
    server.fails(503);

    try (ConfigurableApplicationContext context = start()) {
      ServedSupergraph served = context.getBean(ServedSupergraph.class);
      assertThat(served.status().unreachable()).isEqualTo("It answered with status 503.");
      assertThat(served.status().subgraphs()).isEqualTo(2);

      server.holds(SmallSupergraph.TEXT);
      await().until(() -> served.status().unreachable() == null);
      assertThat(served.status().refusal()).isNull();
    }
  }

  @Test
  void startsFromTheCopyWhenTheUrlHoldsABadOne() throws IOException {
    Files.writeString(copy, SmallSupergraph.TEXT);
    server.holds("type Query { a: Int }");

    try (ConfigurableApplicationContext context = start()) {
      assertThat(context.getBean(ServedSupergraph.class).status().refusal())
          .contains("this is no supergraph");
    }
  }

  @Test
  void doesNotStartWithoutASupergraph() {
    server.fails(503);

    assertThatThrownBy(this::start)
        .hasRootCauseInstanceOf(UnreachableSupergraphException.class)
        .rootCause()
        .hasMessage("It answered with status 503.");
  }
}
