package dev.ilmyeon.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that has subscribed, and what it was told. */
final class Subscribed implements AutoCloseable {

  /** How clients subscribe. */
  enum Transport {
    WEB_SOCKET,
    EVENT_STREAM
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NEXT = "data: {";

  private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
  private Runnable end = () -> {};

  private Subscribed() {}

  /** {@code headers}: who asks; a browser says that in the first message of a WebSocket. */
  static Subscribed over(Transport transport, String query, Map<String, String> headers)
      throws Exception {
    return switch (transport) {
      case WEB_SOCKET -> overWebSocket(query, headers);
      case EVENT_STREAM -> overEventStream(query, headers);
    };
  }

  private static Subscribed overEventStream(String query, Map<String, String> headers)
      throws Exception {
    Subscribed subscribed = new Subscribed();
    HttpResponse<InputStream> response = RealPortal.get().listen(query, headers);
    InputStream body = response.body();
    subscribed.end =
        () -> {
          try {
            body.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    Thread.ofVirtual()
        .start(() -> {
          Scanner lines = new Scanner(body, StandardCharsets.UTF_8);
          while (lines.hasNextLine()) {
            String line = lines.nextLine();
            if (line.startsWith(NEXT)) {
              subscribed.take(line.substring(NEXT.length() - 1));
            }
          }
        });
    return subscribed;
  }

  private static Subscribed overWebSocket(String query, Map<String, String> headers)
      throws Exception {
    Subscribed subscribed = new Subscribed();
    CompletableFuture<@Nullable Void> acknowledged = new CompletableFuture<>();
    URI graphql = URI.create(RealPortal.get().address().replaceFirst("http", "ws") + "/graphql");
    HttpClient client = HttpClient.newHttpClient();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .subprotocols("graphql-transport-ws")
            .buildAsync(
                graphql,
                new WebSocket.Listener() {
                  private final StringBuilder message = new StringBuilder();

                  @Override
                  public @Nullable CompletionStage<?> onText(
                      WebSocket socket, CharSequence part, boolean last) {
                    message.append(part);
                    if (last) {
                      JsonNode whole = JsonMapper.shared().readTree(message.toString());
                      message.setLength(0);
                      switch (whole.path("type").asString()) {
                        case "connection_ack" -> acknowledged.complete(null);
                        case "next" -> subscribed.told.add(whole.path("payload"));
                        case "error" -> subscribed.told.add(whole);
                        case "ping" -> socket.sendText("{\"type\":\"pong\"}", true);
                        default -> {
                          // Its end, which nobody waits for.
                        }
                      }
                    }
                    socket.request(1);
                    return null;
                  }
                })
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    subscribed.end =
        () -> {
          socket.abort();
          client.shutdownNow();
        };
    send(socket, Map.of("type", "connection_init", "payload", headers));
    acknowledged.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    send(socket, Map.of("type", "subscribe", "id", "1", "payload", Map.of("query", query)));
    return subscribed;
  }

  private static void send(WebSocket socket, Map<String, Object> message) {
    socket.sendText(JsonMapper.shared().writeValueAsString(message), true).join();
  }

  private void take(String payload) {
    told.add(JsonMapper.shared().readTree(payload));
  }

  /** The first of what it is told within so long that is meant. */
  Optional<JsonNode> told(Duration within, Predicate<JsonNode> meant) throws InterruptedException {
    long due = System.nanoTime() + within.toNanos();
    JsonNode next = told.poll(within.toNanos(), TimeUnit.NANOSECONDS);
    while (next != null && !meant.test(next)) {
      next = told.poll(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    return Optional.ofNullable(next);
  }

  @Override
  public void close() {
    end.run();
  }
}
