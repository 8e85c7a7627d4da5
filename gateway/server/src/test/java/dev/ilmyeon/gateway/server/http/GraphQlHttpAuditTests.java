package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.NodeProject;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the authors of the GraphQL-over-HTTP specification ask of a server. */
@GatewayTest
class GraphQlHttpAuditTests {

  @LocalServerPort private int port;

  @Test
  void meetsEveryAudit() throws IOException, InterruptedException {
    NodeProject audit =
        NodeProject.in("audit", "whether the gateway meets the audits of graphql-http");
    StandIns.allWell();

    String output = audit.run("node", "audit.mjs", "http://127.0.0.1:%d/graphql".formatted(port));

    assertThat(output).isEqualTo("61 of 61\n");
  }
}
