package dev.ilmyeon.media.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection, on which requests and answers are what they are, byte by byte. */
final class Wire implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;
  private static final int LITTLE = 65_536;

  private final Socket socket = new Socket();
  private final InputStream in;

  /** The head of an answer with its empty line, and what came behind it. */
  record Answer(String head, byte[] body) {

    int status() {
      return Integer.parseInt(head.split(" ", 3)[1]);
    }
  }

  /** A client that takes little at a time. */
  Wire(int port) throws IOException {
    socket.setReceiveBufferSize(LITTLE);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = socket.getInputStream();
  }

  static String get(String path, String... headers) {
    return request("GET", path, headers);
  }

  static String request(String method, String path, String... headers) {
    StringBuilder request =
        new StringBuilder("%s %s HTTP/1.1\r\nHost: localhost\r\n".formatted(method, path));
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return request.append("\r\n").toString();
  }

  void send(String... requests) throws IOException {
    socket.getOutputStream().write(String.join("", requests).getBytes(StandardCharsets.US_ASCII));
  }

  /** The next answer, of which a body comes if it has a length and is not to HEAD. */
  Answer answer(boolean hasBody) throws IOException {
    String head = head();
    String length = head.replaceFirst("(?is).*\r\ncontent-length: ([0-9]+)\r\n.*", "$1");
    return new Answer(head, hasBody ? in.readNBytes(Integer.parseInt(length)) : new byte[0]);
  }

  String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The connection ended within: " + head);
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  /** How many bytes come until the server closes the connection. */
  long rest() throws IOException {
    return in.transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
