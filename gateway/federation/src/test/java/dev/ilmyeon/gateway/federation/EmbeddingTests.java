package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example is the code that runs here. */
class EmbeddingTests {

  @Test
  void theExampleOfTheReadmeRuns(@TempDir Path folder) throws IOException {
    HttpServer subgraph =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AtomicReference<String> asked = new AtomicReference<>();
    subgraph.createContext(
        "/graphql",
        exchange -> {
          asked.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] body = "{\"data\":{\"hello\":\"world\"}}".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    subgraph.start();
    try {
      Path file = folder.resolve("supergraph.graphql");
      String url = "http://127.0.0.1:" + subgraph.getAddress().getPort() + "/graphql";
      Files.writeString(
          file,
          FederationEngineTests.supergraph("hello: String")
              .replace("http://a.example/graphql", url));
      assertThat(Example.run(file)).isEqualTo("{\"data\":{\"hello\":\"world\"}}");
      assertThat(asked.get()).isEqualTo("{\"query\":\"{hello}\",\"variables\":{}}");
    } finally {
      subgraph.stop(0);
    }
  }

  @Test
  void theReadmeShowsTheExample() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/dev/ilmyeon/gateway/federation/Example.java"));
    String example =
        source
            .substring(source.indexOf("    Supergraph supergraph"), source.indexOf("  }\n}"))
            .stripTrailing()
            .stripIndent();
    assertThat(Files.readString(Path.of("README.md"))).contains(example);
  }
}
