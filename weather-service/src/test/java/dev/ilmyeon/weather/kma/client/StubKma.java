package dev.ilmyeon.weather.kma.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Both of KMA's hosts on one port: answers each product as a test says, in good HTTP and in bad,
 * and keeps what it was asked. One request a connection.
 */
public final class StubKma implements AutoCloseable {

  /** What was asked: the product is the last part of the path. */
  public record Request(String product, Map<String, String> parameters) {}

  /** What comes back. */
  public sealed interface Reply {}

  public record Answer(int status, String type, byte[] body) implements Reply {}

  /** Nothing, until the client goes away. */
  public record Silence() implements Reply {}

  /** The connection is reset. */
  public record Reset() implements Reply {}

  /** A whole length is told and half of the body sent. */
  public record Half(byte[] body) implements Reply {}

  private final ServerSocket socket;
  private final Map<String, Function<Request, Reply>> replies = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  private StubKma(ServerSocket socket) {
    this.socket = socket;
  }

  public static StubKma start() {
    try {
      StubKma stub = new StubKma(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().name("stub-kma").start(stub::accept);
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  public void reply(String product, Function<Request, Reply> reply) {
    replies.put(product, reply);
  }

  public void reply(String product, Reply reply) {
    reply(product, _ -> reply);
  }

  /** As KMA says it when all is well. */
  public void answer(String product, byte[] body) {
    reply(product, new Answer(200, "text/plain", body));
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public List<Request> requests(String product) {
    return requests.stream().filter(request -> request.product().equals(product)).toList();
  }

  public void clear() {
    requests.clear();
    replies.clear();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      BufferedReader head =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
      String line = head.readLine();
      for (String header = line; header != null && !header.isEmpty(); ) {
        header = head.readLine();
      }
      if (line != null) {
        Request request = request(URI.create(line.split(" ")[1]));
        requests.add(request);
        Function<Request, Reply> reply = replies.get(request.product());
        send(connection, reply == null ? forbidden() : reply.apply(request));
      }
    } catch (IOException _) {
      // The client is gone.
    }
  }

  private static Request request(URI address) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : address.getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    String path = address.getPath();
    return new Request(path.substring(path.lastIndexOf('/') + 1), parameters);
  }

  private static void send(Socket connection, Reply reply) throws IOException {
    switch (reply) {
      case Answer(int status, String type, byte[] body) ->
          write(connection.getOutputStream(), status, type, body, body.length);
      case Half(byte[] body) ->
          write(connection.getOutputStream(), 200, "text/plain", body, body.length / 2);
      case Silence _ -> connection.getInputStream().read();
      case Reset _ -> connection.setSoLinger(true, 0);
    }
  }

  private static void write(OutputStream out, int status, String type, byte[] body, int length)
      throws IOException {
    out.write(
        "HTTP/1.1 %d -\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, type, body.length)
            .getBytes(StandardCharsets.US_ASCII));
    out.write(body, 0, length);
    out.flush();
  }

  /** A product that was not applied for. */
  private static Reply forbidden() {
    return new Answer(
        403,
        "application/json",
        "{\"result\":{\"status\":403,\"message\":\"-\"}}".getBytes(StandardCharsets.US_ASCII));
  }
}
