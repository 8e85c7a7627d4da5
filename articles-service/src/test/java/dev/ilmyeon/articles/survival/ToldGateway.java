package dev.ilmyeon.articles.survival;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A gateway as far as it is told what has changed. */
final class ToldGateway implements AutoCloseable {

  private final HttpServer server;
  private final AtomicLong lists = new AtomicLong();

  ToldGateway() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/purge",
        exchange -> {
          String order =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (order.contains("Query.articles")) {
            lists.incrementAndGet();
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:%d/purge".formatted(server.getAddress().getPort());
  }

  /** How often it was told that lists of articles have changed. */
  long lists() {
    return lists.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
