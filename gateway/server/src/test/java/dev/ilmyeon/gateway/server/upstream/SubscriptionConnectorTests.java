package dev.ilmyeon.gateway.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.server.fixture.LiveSocket;
import dev.ilmyeon.gateway.server.fixture.LiveSubgraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where subgraphs are subscribed at. */
class SubscriptionConnectorTests {

  private final LiveSubgraph subgraph = LiveSubgraph.start();

  @AfterEach
  void close() {
    subgraph.close();
  }

  private LiveSocket socket(String url, String... settings) {
    try (UpstreamFixture fixture = new UpstreamFixture(url, settings)) {
      fixture.subscribe();
      return subgraph.socket();
    }
  }

  @Test
  void isTheSubgraphsUrl() {
    assertThat(socket(subgraph.url("/graphql").toString()).uri()).isEqualTo("/graphql");
    assertThat(socket(subgraph.url("").toString()).uri()).isEqualTo("/");
  }

  @Test
  void mayBeAnotherPath() {
    String url = subgraph.url("/graphql?x=1").toString();

    assertThat(socket(url, "path=/subscriptions").uri()).isEqualTo("/subscriptions");
  }

  @Test
  void mayBeAnotherUrl() {
    String elsewhere = subgraph.url("/ws").toString().replace("http:", "ws:");

    assertThat(socket("http://127.0.0.1:1/graphql", "path=/x", "url=" + elsewhere).uri())
        .isEqualTo("/ws");
  }

  @Test
  void hasToBeAUrl() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UpstreamFixture("http://127.0.0.1/", "url=mqtt://desk/"))
        .withMessageContaining("desk");
  }

  @Test
  void mayBeUnknown() {
    try (UpstreamFixture fixture = new UpstreamFixture(" ")) {
      assertThat(fixture.subscribe().failure().kind()).isEqualTo(Kind.UNREACHABLE);
    }
  }
}
