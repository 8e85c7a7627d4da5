package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.NodeProject;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The clients that people use show what comes first before the rest is there, then the rest. */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "ilmyeon.gateway.http.deadline=60s",
      "ilmyeon.gateway.subgraphs.weather.read-timeout=60s"
    })
class DeferringClientsTests {

  @LocalServerPort private int port;

  /** One for each client that has shown what came first. */
  private final Semaphore shown = new Semaphore(0);

  private HttpServer release;

  @BeforeEach
  void holdTheWeatherBack() throws IOException {
    release = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    release.createContext(
        "/",
        exchange -> {
          shown.release();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    release.start();
    StandIns.allWell();
    StandIns.WEATHER.answers(this::weather);
  }

  private Answer weather(StandInServer.Request request) {
    shown.acquireUninterruptibly();
    return StandIns.weather(request);
  }

  @AfterEach
  void letItGo() {
    shown.release(100);
    release.stop(0);
  }

  @Test
  void showWhatComesFirstAndThenTheRest() throws IOException, InterruptedException {
    NodeProject clients =
        NodeProject.in("clients", "whether Apollo Client, urql and Relay understand @defer here");

    String output =
        clients.run(
            "node",
            "defer.mjs",
            "http://127.0.0.1:%d/graphql".formatted(port),
            "http://127.0.0.1:%d/".formatted(release.getAddress().getPort()));

    assertThat(output)
        .isEqualTo(
            """
            apollo-client, deferSpec=20220824: {"regions":[{"__typename":"Region","code":"KR-11"}]}
            apollo-client, deferSpec=20220824: {"regions":[{"__typename":"Region","code":"KR-11","sky":"맑음"}]}
            apollo-client, incrementalSpec=v0.2: {"regions":[{"__typename":"Region","code":"KR-11"}]}
            apollo-client, incrementalSpec=v0.2: {"regions":[{"__typename":"Region","code":"KR-11","sky":"맑음"}]}
            urql: {"regions":[{"code":"KR-11"}]}
            urql: {"regions":[{"code":"KR-11","sky":"맑음"}]}
            relay: {"regions":[{"code":"KR-11"}]}
            relay: {"regions":[{"code":"KR-11","sky":"맑음"}]}
            graphql-sse: {"data":{"regions":[{"code":"KR-11"}]},"hasNext":true}
            graphql-sse: {"incremental":[{"data":{"sky":"맑음"},"path":["regions",0],"label":"sky"}],"hasNext":false}
            """);
  }
}
