package dev.ilmyeon.gateway.federation.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that says just what a test wants, and notices when it is hung up on. */
final class PlainServer implements AutoCloseable {

  /** Answers one request. */
  interface Script {
    void answer(OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Script script;

  /** The head of the first request, and its body. */
  final CompletableFuture<String> request = new CompletableFuture<>();

  /** Done when the client has closed its connection. */
  final CompletableFuture<Void> dropped = new CompletableFuture<>();

  PlainServer(Script script) {
    this.script = script;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.submit(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/graphql");
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        threads.submit(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      StringBuilder head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n")) {
        head.append((char) in.read());
      }
      String[] length = head.toString().toLowerCase(Locale.ROOT).split("content-length: ");
      int size = Integer.parseInt(length[1].substring(0, length[1].indexOf('\r')));
      request.complete(head + new String(in.readNBytes(size), UTF_8));
      script.answer(connection.getOutputStream());
      if (in.read() < 0) {
        dropped.complete(null);
      }
    } catch (IOException e) {
      dropped.complete(null);
    }
  }

  /** A response's start. */
  static void head(OutputStream out, String... headers) throws IOException {
    out.write(
        ("HTTP/1.1 200 OK\r\n" + String.join("\r\n", headers) + "\r\n\r\n").getBytes(ISO_8859_1));
    out.flush();
  }

  static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
