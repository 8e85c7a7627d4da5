package dev.ilmyeon.bench.subgraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.bench.graph.Graph;
import dev.ilmyeon.bench.load.LoadGenerator;
import dev.ilmyeon.bench.load.LoadResult;
import dev.ilmyeon.bench.load.Question;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the load generator as its client: both ends of a measurement without the gateway. */
class SubgraphServerTests {

  private static final String QUERY = "{\"query\": \"{ uniq00000000: topProducts { name } }\"}";
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  private SubgraphServer server;

  @BeforeEach
  void start() throws IOException {
    server = new SubgraphServer(0, "x-test");
    server.serve(Graph.shop(Path.of("../..")), true);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", URI.create(server.url()).getPort());
  }

  private LoadResult load(String path, String headers, Question.Check check) throws IOException {
    return new LoadGenerator(address(), List.of(new Question(path, headers, QUERY, check)))
        .run(3, ENOUGH, 500);
  }

  @Test
  void answersEachNumberedRequestWithItsNumber() throws IOException {
    LoadResult result =
        load(
            "/products",
            "",
            answer ->
                new String(answer, StandardCharsets.UTF_8)
                    .startsWith("{\"data\":{\"uniq00000000\":[{\"name\":\"Lamp\"}"));

    assertThat(result.errors()).as(result.firstError()).isZero();
    assertThat(result.requests()).isEqualTo(500);
    assertThat(server.requests()).containsEntry("products", 500L).containsEntry("accounts", 0L);
    assertThat(server.headers()).isZero();
  }

  @Test
  void countsRequestsThatHaveTheHeader() throws IOException {
    load("/oracle", "X-Test: 1\r\n", _ -> true);

    assertThat(server.headers()).isEqualTo(500);
  }

  @Test
  void everyWrongAnswerIsAnError() throws IOException {
    assertThat(load("/products", "", _ -> false).wrong()).isEqualTo(500);
    assertThat(load("/nothing", "", _ -> true).wrong()).isEqualTo(500);
  }

  @Test
  void takesBodiesInChunks() throws IOException {
    String request =
        "POST /products HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n"
            .formatted(10, QUERY.substring(0, 10), QUERY.length() - 10, QUERY.substring(10));
    try (Socket socket = new Socket()) {
      socket.connect(address());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();

      assertThat(new String(in.readNBytes(15), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200 OK");
    }
    assertThat(server.requests()).containsEntry("products", 1L);
  }
}
