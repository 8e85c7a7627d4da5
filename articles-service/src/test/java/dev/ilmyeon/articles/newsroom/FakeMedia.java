package dev.ilmyeon.articles.newsroom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks as the media service does of rights, and hears what articles use. */
final class FakeMedia {

  /** For ever. */
  static final String ALWAYS = "";

  private final JsonMapper json = JsonMapper.shared();
  private final HttpServer server;

  /** By picture, until when it may be shown. */
  final Map<Long, String> shown = new ConcurrentHashMap<>();

  /** What was told, latest last. */
  final List<JsonNode> told = new CopyOnWriteArrayList<>();

  final AtomicBoolean down = new AtomicBoolean();

  FakeMedia() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode body =
        json.readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (down.get()
        || !"of the tests"
            .equals(exchange.getRequestHeaders().getFirst("x-ilmyeon-gateway-secret"))) {
      exchange.sendResponseHeaders(503, -1);
    } else if (exchange.getRequestURI().getPath().equals("/graphql")) {
      byte[] answer = json.writeValueAsBytes(rights(body));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } else {
      body.forEach(told::add);
      exchange.sendResponseHeaders(204, -1);
    }
    exchange.close();
  }

  private Map<String, Object> rights(JsonNode body) {
    List<String> entities = new ArrayList<>();
    body.path("variables")
        .path("images")
        .forEach(image -> entities.add(entity(image.path("id").asLong(0))));
    return Map.of(
        "data", Map.of("_entities", json.readTree("[" + String.join(",", entities) + "]")));
  }

  private String entity(long image) {
    String until = shown.get(image);
    return until == null
        ? "null"
        : "{\"rights\": {\"expiresAt\": %s}}"
            .formatted(until.isEmpty() ? "null" : "\"" + until + "\"");
  }
}
