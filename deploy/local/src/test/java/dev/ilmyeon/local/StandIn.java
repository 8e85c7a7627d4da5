package dev.ilmyeon.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/**
 * A small program in the place of a service or the gateway: it is ready, answers each question with
 * the sample page, and fails to start while a file {@code broken} lies beside its jar.
 */
public final class StandIn {

  private StandIn() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("listening on " + System.getenv("SERVER_PORT"));
    System.out.println("told " + new TreeSet<>(System.getenv().keySet()));
    if (Files.exists(Path.of(System.getProperty("java.class.path")).resolveSibling("broken"))) {
      System.out.println("broken as told");
      System.exit(3);
    }
    int port = Integer.parseInt(System.getenv("SERVER_PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    byte[] page = page();
    answer(server, "/actuator/health/readiness", "{}".getBytes(StandardCharsets.UTF_8));
    answer(server, "/graphql", page);
    server.start();
  }

  static byte[] page() throws IOException {
    try (InputStream page =
        StandIn.class.getResourceAsStream("/dev/ilmyeon/local/page/page.json")) {
      return page.readAllBytes();
    }
  }

  private static void answer(HttpServer server, String path, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
