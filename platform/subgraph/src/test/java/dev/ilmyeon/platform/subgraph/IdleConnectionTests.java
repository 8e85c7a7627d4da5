package dev.ilmyeon.platform.subgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import reactor.core.publisher.Sinks;

/** What becomes of connections on which nothing is said, with the conventions of all subgraphs. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.import=classpath:subgraph.yaml",
      "spring.application.name=idle",
      "spring.flyway.enabled=false",
      "ilmyeon.database.name=idle",
      "server.netty.idle-timeout=300ms"
    })
class IdleConnectionTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** For how long the gateway keeps a connection for the next request. */
  private static final Duration KEPT_BY_GATEWAYS = Duration.ofSeconds(4);

  private static final String STATUS = "HTTP/1.1 200 OK";

  @LocalServerPort private int port;
  @Autowired private Pages pages;

  /** What {@code /late} waits for, and how many do. */
  record Pages(Sinks.Empty<Void> answer, AtomicInteger waiting) {}

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Service {

    @Bean
    Pages pages() {
      return new Pages(Sinks.empty(), new AtomicInteger());
    }

    @Bean
    RouterFunction<ServerResponse> routes(Pages pages) {
      return RouterFunctions.route()
          .GET("/now", _ -> ServerResponse.ok().build())
          .GET(
              "/late",
              _ -> {
                pages.waiting().incrementAndGet();
                return pages.answer().asMono().then(ServerResponse.ok().build());
              })
          .build();
    }

    @Bean
    SimpleUrlHandlerMapping sockets() {
      WebSocketHandler echo =
          session ->
              session.send(
                  session.receive().map(said -> session.textMessage(said.getPayloadAsText())));
      return new SimpleUrlHandlerMapping(Map.of("/echo", echo), -1);
    }
  }

  @Test
  void areClosedWhetherSomethingWasSaidBeforeOrNot() throws IOException {
    try (Socket silent = connect();
        Socket asked = connect()) {
      ask(asked, "/now");

      assertThat(all(silent)).isEmpty();
      assertThat(all(asked)).startsWith(STATUS);
    }
  }

  /** By the time another has been closed that was opened later. */
  @Test
  void areLeftAloneWhileAnAnswerIsAwaitedOrASocketIsOpen() throws Exception {
    CompletableFuture<String> heard = new CompletableFuture<>();
    try (Socket late = connect();
        HttpClient http = HttpClient.newHttpClient()) {
      ask(late, "/late");
      await().atMost(PATIENCE).until(() -> pages.waiting().get() == 1);
      WebSocket socket =
          http.newWebSocketBuilder()
              .buildAsync(URI.create("ws://127.0.0.1:%d/echo".formatted(port)), listener(heard))
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      try (Socket silent = connect()) {
        assertThat(all(silent)).isEmpty();
      }

      pages.answer().tryEmitEmpty();
      socket.sendText("still here", true);

      assertThat(all(late)).startsWith(STATUS);
      assertThat(heard.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("still here");
      socket.abort();
    }
  }

  @Test
  void areKeptForLongerThanGatewaysUseThem() {
    YamlPropertiesFactoryBean conventions = new YamlPropertiesFactoryBean();
    conventions.setResources(new ClassPathResource("subgraph.yaml"));
    String set =
        Objects.requireNonNull(conventions.getObject()).getProperty("server.netty.idle-timeout");

    assertThat(DurationStyle.detectAndParse(set)).isGreaterThan(KEPT_BY_GATEWAYS);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    return socket;
  }

  private static void ask(Socket connection, String path) throws IOException {
    connection
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .formatted(path)
                .getBytes(StandardCharsets.US_ASCII));
  }

  /** What comes until the service closes it. */
  private static String all(Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
  }

  private static WebSocket.Listener listener(CompletableFuture<String> heard) {
    return new WebSocket.Listener() {
      @Override
      public @Nullable CompletionStage<?> onText(
          WebSocket socket, CharSequence text, boolean last) {
        heard.complete(text.toString());
        return null;
      }
    };
  }
}
