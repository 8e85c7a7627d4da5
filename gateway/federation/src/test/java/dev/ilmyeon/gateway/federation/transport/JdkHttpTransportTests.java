package dev.ilmyeon.gateway.federation.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ilmyeon.gateway.federation.FederationEngineTests;
import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server that does what servers do at their worst. */
@Timeout(30)
class JdkHttpTransportTests {

  private static final SubgraphName A = new SubgraphName("a");
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final int MAX = 1_000;

  private static HttpClient client;

  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
  private Runnable cancel = () -> {};

  @BeforeAll
  static void start() {
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterAll
  static void stop() {
    client.shutdownNow();
  }

  private void send(URI url, Duration timeout, Object context) {
    JdkHttpTransport transport = new JdkHttpTransport(client, Map.of(A, url), timeout, MAX);
    cancel =
        transport.send(
            new SubgraphRequest(
                A, OperationKind.QUERY, "{\"query\":\"{a}\"}".getBytes(UTF_8), context),
            new SubgraphTransport.Callback() {
              @Override
              public void answered(SubgraphResponse response) {
                heard.add(response);
              }

              @Override
              public void failed(SubgraphFailure failure) {
                heard.add(failure);
              }
            });
  }

  private void send(PlainServer server, Duration timeout) {
    send(server.url(), timeout, "nothing for the transport");
  }

  private SubgraphResponse response() throws InterruptedException {
    return (SubgraphResponse) heard.poll(20, TimeUnit.SECONDS);
  }

  private Kind failure() throws InterruptedException {
    Object one = heard.poll(20, TimeUnit.SECONDS);
    assertThat(one).isInstanceOf(SubgraphFailure.class);
    return ((SubgraphFailure) one).kind();
  }

  private static void assertDropped(PlainServer server) throws Exception {
    server.dropped.get(20, TimeUnit.SECONDS);
  }

  @Test
  void postsWithTheHeadersOfTheContext() throws Exception {
    try (PlainServer server =
        new PlainServer(out -> {
          PlainServer.head(out, "content-type: application/json", "content-length: 2");
          PlainServer.text(out, "{}");
        })) {
      send(server.url(), LONG, Map.of("x-request-id", "7", "accept", "application/json"));
      SubgraphResponse response = response();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.contentType()).isEqualTo("application/json");
      assertThat(new String(response.body(), 0, response.length(), UTF_8)).isEqualTo("{}");
      assertThat(server.request.get())
          .startsWith("POST /graphql HTTP/1.1\r\n")
          .containsIgnoringCase("\r\nx-request-id: 7\r\n")
          .containsIgnoringCase("\r\naccept: application/json\r\n")
          .endsWith("{\"query\":\"{a}\"}");
    }
  }

  @Test
  void takesAsMuchAsIsAllowedHoweverItComes() throws Exception {
    try (PlainServer server =
        new PlainServer(out -> {
          PlainServer.head(out, "transfer-encoding: chunked");
          for (int i = 0; i < MAX; i++) {
            PlainServer.text(out, "1\r\nx\r\n");
          }
          PlainServer.text(out, "0\r\n\r\n");
        })) {
      send(server, LONG);
      SubgraphResponse response = response();
      assertThat(new String(response.body(), 0, response.length(), UTF_8))
          .isEqualTo("x".repeat(MAX));
    }
  }

  @Test
  void givesUpWhenNoHeadersCome() throws Exception {
    try (PlainServer server = new PlainServer(_ -> {})) {
      send(server, SHORT);
      assertThat(failure()).isEqualTo(Kind.TIMED_OUT);
      assertDropped(server);
    }
  }

  @Test
  void givesUpWhenTheBodyStalls() throws Exception {
    try (PlainServer server =
        new PlainServer(out -> {
          PlainServer.head(out, "content-length: 100");
          PlainServer.text(out, "{\"data\":");
        })) {
      send(server, SHORT);
      assertThat(failure()).isEqualTo(Kind.TIMED_OUT);
      assertDropped(server);
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void readsNoFurtherThanIsAllowed() throws Exception {
    try (PlainServer server =
        new PlainServer(out -> {
          PlainServer.head(out, "transfer-encoding: chunked");
          while (true) {
            PlainServer.text(out, "400\r\n" + "x".repeat(1024) + "\r\n");
          }
        })) {
      send(server, LONG);
      assertThat(failure()).isEqualTo(Kind.TOO_LARGE);
      assertDropped(server);
    }
  }

  @Test
  void doesNotWaitForABodyThatIsTooLargeByItsOwnAccount() throws Exception {
    try (PlainServer server =
        new PlainServer(out -> PlainServer.head(out, "content-length: " + (MAX + 1)))) {
      send(server, LONG);
      assertThat(failure()).isEqualTo(Kind.TOO_LARGE);
      assertDropped(server);
    }
  }

  @Test
  void cancellingClosesTheConnectionBeforeTheHeaders() throws Exception {
    try (PlainServer server = new PlainServer(_ -> {})) {
      send(server, LONG);
      server.request.get();
      cancel.run();
      assertDropped(server);
      assertThat(failure()).isEqualTo(Kind.CANCELLED);
      cancel.run();
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void cancellingClosesTheConnectionInTheBody() throws Exception {
    try (PlainServer server =
        new PlainServer(out -> {
          PlainServer.head(out, "content-length: 100");
          PlainServer.text(out, "{");
        })) {
      send(server, LONG);
      server.request.get();
      cancel.run();
      assertDropped(server);
      assertThat(failure()).isEqualTo(Kind.CANCELLED);
    }
  }

  @Test
  void cancellingAfterTheAnswerDoesNothing() throws Exception {
    try (PlainServer server =
        new PlainServer(out -> {
          PlainServer.head(out, "content-length: 2");
          PlainServer.text(out, "{}");
        })) {
      send(server, LONG);
      assertThat(response()).isNotNull();
      cancel.run();
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void aConnectionThatBreaksIsNoAnswer() throws Exception {
    try (PlainServer server =
        new PlainServer(out -> {
          PlainServer.head(out, "content-length: 100");
          PlainServer.text(out, "{");
          out.close();
        })) {
      send(server, LONG);
      assertThat(failure()).isEqualTo(Kind.UNREACHABLE);
    }
  }

  @Test
  void nobodyThere() throws Exception {
    URI free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
    send(free, LONG, "");
    assertThat(failure()).isEqualTo(Kind.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "products:4001/graphql", "http://a b/", "ws://a.example/"})
  void saysWhichSubgraphIsNowhere(String url) {
    Supergraph supergraph =
        Supergraph.read(
            FederationEngineTests.supergraph("hello: String")
                .replace("http://a.example/graphql", url));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdkHttpTransport.to(supergraph))
        .withMessageContaining("subgraph a is at \"" + url + "\"");
  }
}
