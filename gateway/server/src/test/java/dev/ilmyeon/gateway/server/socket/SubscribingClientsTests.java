package dev.ilmyeon.gateway.server.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.LiveSocket;
import dev.ilmyeon.gateway.server.fixture.LiveSubgraphs;
import dev.ilmyeon.gateway.server.fixture.NodeProject;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Subscriptions as the clients show them that people use. */
@GatewayTest
@DirtiesContext
class SubscribingClientsTests {

  private static final LiveSubgraphs SUBGRAPHS = new LiveSubgraphs();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    SUBGRAPHS.configure(properties);
  }

  @AfterAll
  static void close() {
    SUBGRAPHS.close();
  }

  @Test
  void showEachEventAndTheEnd() throws IOException, InterruptedException, ExecutionException {
    NodeProject clients =
        NodeProject.in(
            "clients", "whether graphql-ws, graphql-sse and Apollo Client can subscribe here");
    FutureTask<String> output =
        new FutureTask<>(
            (Callable<String>)
                () ->
                    clients.run(
                        "node", "subscribe.mjs", "http://127.0.0.1:%d/graphql".formatted(port)));
    Thread.ofVirtual().start(output);

    for (int client = 1; client <= 4; client++) {
      LiveSocket desk = SUBGRAPHS.desk.socket();
      assertThat(desk.headers().get("X-Edition")).isEqualTo(client <= 2 ? "main" : null);
      assertThat(desk.subscription()).contains("\"section\":\"%d\"".formatted(client));
      desk.event(LiveSubgraphs.story(1)).event(LiveSubgraphs.story(2));
      desk.send("{\"id\":\"1\",\"type\":\"complete\"}");
    }

    assertThat(output.get())
        .isEqualTo(
            told("graphql-ws", "")
                + told("apollo-client", "\"__typename\":\"Story\",")
                + told("graphql-sse, distinct connections", "")
                + told("graphql-sse, single connection", ""));
  }

  private static String told(String client, String more) {
    return Stream.of(
            "{\"published\":{%s\"id\":\"1\",\"title\":\"제목 1\",\"reads\":10}}".formatted(more),
            "{\"published\":{%s\"id\":\"2\",\"title\":\"제목 2\",\"reads\":20}}".formatted(more),
            "complete")
        .map(line -> client + ": " + line + "\n")
        .collect(Collectors.joining());
  }
}
