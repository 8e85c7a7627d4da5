package dev.ilmyeon.media.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A site of the web that says to each request what a test wants, byte by byte, and hangs up. */
public final class Site implements AutoCloseable {

  /** What is said to one request. */
  @FunctionalInterface
  public interface Answer {
    void on(Socket connection) throws IOException;
  }

  private final ServerSocket listening;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();

  /** At an address of this machine; {@code port} 0 is any. */
  public static Site at(String address, int port) {
    return at(ServerSocketFactory.getDefault(), address, port);
  }

  static Site at(ServerSocketFactory sockets, String address, int port) {
    try {
      ServerSocket listening = sockets.createServerSocket();
      listening.bind(new InetSocketAddress(address, port));
      return new Site(listening);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Site(ServerSocket listening) {
    this.listening = listening;
    Thread.ofVirtual().name("site").start(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** The heads of the requests, line by line. */
  List<String> requests() {
    return requests;
  }

  /** How many connections there were. */
  int connections() {
    return connections.size();
  }

  /** How many connections are still open. */
  int open() {
    return open.get();
  }

  /** What it says to whom asks for a path (and query); else it is a 404. */
  public Site says(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  public Site gives(String path, byte[] file) {
    return says(
        path,
        connection -> write(connection, "HTTP/1.1 200 OK\r\nContent-Length: " + file.length, file));
  }

  /** {@code head}: status line and headers. */
  public static void write(Socket connection, String head, byte[] body) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(body);
  }

  /** Waits until the other side hangs up. */
  static void waitFor(Socket connection) throws IOException {
    connection.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        open.incrementAndGet();
        connections.add(connection);
        Thread.ofVirtual().start(() -> answer(connection));
      } catch (IOException _) {
        // The test has ended.
      }
    }
  }

  private void answer(Socket connection) {
    try (connection) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
      StringBuilder head = new StringBuilder();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.append(line).append('\n');
      }
      requests.add(head.toString());
      String path = head.toString().split(" ", 3)[1];
      answers
          .getOrDefault(path, to -> write(to, "HTTP/1.1 404 Not Found", new byte[0]))
          .on(connection);
    } catch (IOException | ArrayIndexOutOfBoundsException _) {
      // Who asked has hung up.
    } finally {
      open.decrementAndGet();
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
