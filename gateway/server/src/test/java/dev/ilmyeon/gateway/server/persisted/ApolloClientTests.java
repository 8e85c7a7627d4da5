package dev.ilmyeon.gateway.server.persisted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.NodeProject;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Apollo Client's own link for persisted queries. */
@GatewayTest
class ApolloClientTests {

  @LocalServerPort private int port;

  @Test
  void sendsAnOperationOnceAndItsHashFromThenOn() throws IOException, InterruptedException {
    StandIns.allWell();
    NodeProject clients =
        NodeProject.in("clients", "whether Apollo Client can name its operations here");

    String output =
        clients.run("node", "persisted.mjs", "http://127.0.0.1:%d/graphql".formatted(port));

    assertThat(output)
        .isEqualTo(
            """
            POST hash: 400
            POST text: 200
            {"title":"광명시"}
            POST hash: 200
            {"title":"광명시"}
            GET hash: 200
            {"title":"광명시"}
            """);
  }
}
