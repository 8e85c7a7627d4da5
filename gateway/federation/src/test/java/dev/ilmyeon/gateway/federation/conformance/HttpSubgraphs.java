package dev.ilmyeon.gateway.federation.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ilmyeon.gateway.federation.fixture.JavaJson;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import graphql.ExecutionInput;
import graphql.GraphQL;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One HTTP server for all subgraphs of all features; some of them fail when they are told to. */
final class HttpSubgraphs implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, GraphQL> subgraphs = new ConcurrentHashMap<>();
  private final Map<String, String> faults = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  HttpSubgraphs() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  void serve(String name, GraphQL subgraph) {
    subgraphs.put(name, subgraph);
  }

  URI url(String name) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
  }

  /** From now on; forgets what was asked before. */
  void failing(Map<String, String> faultBySubgraph) {
    faults.clear();
    faults.putAll(faultBySubgraph);
    requests.clear();
  }

  /** The subgraphs that were asked, one entry for a request. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String name = exchange.getRequestURI().getPath().substring(1);
    requests.add(name);
    String fault = faults.get(name);
    if (fault == null) {
      send(exchange, 200, answer(subgraphs.get(name), body));
      return;
    }
    switch (fault) {
      case "hang" -> {}
      case "down" -> exchange.close();
      case "500" -> send(exchange, 500, "<html>Internal Server Error</html>");
      default -> {
        boolean hasStatus = fault.matches("(?s)\\d{3} .*");
        int status = hasStatus ? Integer.parseInt(fault.substring(0, 3)) : 200;
        send(exchange, status, hasStatus ? fault.substring(4) : fault);
      }
    }
  }

  static String answer(GraphQL subgraph, byte[] body) {
    Map<String, Object> request = JavaJson.asMap(JavaJson.of(JsonReader.read(body, 64)));
    ExecutionInput input =
        ExecutionInput.newExecutionInput()
            .query(String.valueOf(request.get("query")))
            .variables(JavaJson.asMap(request.get("variables")))
            .build();
    JsonWriter json = new JsonWriter(1024);
    json.any(subgraph.execute(input).toSpecification());
    return new String(json.toByteArray(), StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
