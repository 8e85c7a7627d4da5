package dev.ilmyeon.gateway.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is sent on a connection. */
sealed interface FuzzedRequest {

  byte[] bytes();

  /** Whether there has to be an answer; else the connection may be closed without one. */
  boolean deservesAnswer();

  /** The same with something less in it, the most first. */
  Stream<FuzzedRequest> smaller();

  /**
   * A request of HTTP/1.1 whose lines are lines and whose body is as long as it says.
   *
   * @param head the request line and the headers
   */
  record Whole(List<String> head, byte[] body, boolean chunked) implements FuzzedRequest {

    public Whole {
      head = List.copyOf(head);
    }

    @Override
    public byte[] bytes() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      head.forEach(line -> write(bytes, line + "\r\n"));
      if (chunked) {
        write(bytes, "Transfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < body.length; i += 1000) {
          int length = Math.min(1000, body.length - i);
          write(bytes, Integer.toHexString(length) + "\r\n");
          bytes.write(body, i, length);
          write(bytes, "\r\n");
        }
        write(bytes, "0\r\n\r\n");
      } else {
        write(bytes, "Content-Length: " + body.length + "\r\n\r\n");
        bytes.writeBytes(body);
      }
      return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream bytes, String text) {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean deservesAnswer() {
      return true;
    }

    @Override
    public Stream<FuzzedRequest> smaller() {
      Stream<FuzzedRequest> bodies = less(body).map(each -> new Whole(head, each, chunked));
      Stream<FuzzedRequest> heads =
          Stream.iterate(1, i -> i < head.size(), i -> i + 1)
              .map(i -> {
                List<String> fewer = new ArrayList<>(head);
                fewer.remove((int) i);
                return new Whole(fewer, body, chunked);
              });
      return Stream.concat(heads, bodies);
    }
  }

  /** Any bytes. */
  record Noise(byte[] bytes) implements FuzzedRequest {

    @Override
    public boolean deservesAnswer() {
      return false;
    }

    @Override
    public Stream<FuzzedRequest> smaller() {
      return less(bytes).map(Noise::new);
    }
  }

  /** What is said on a WebSocket, once it is open. */
  record Frames(List<byte[]> frames) implements FuzzedRequest {

    static final String OPENING =
        """
        GET /graphql HTTP/1.1\r
        Host: gateway.example\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r
        Sec-WebSocket-Protocol: graphql-transport-ws\r
        \r
        """;

    public Frames {
      frames = List.copyOf(frames);
    }

    @Override
    public byte[] bytes() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      frames.forEach(bytes::writeBytes);
      return bytes.toByteArray();
    }

    @Override
    public boolean deservesAnswer() {
      return true;
    }

    @Override
    public Stream<FuzzedRequest> smaller() {
      return Stream.iterate(0, i -> i < frames.size(), i -> i + 1)
          .map(i -> {
            List<byte[]> fewer = new ArrayList<>(frames);
            fewer.remove((int) i);
            return new Frames(fewer);
          });
    }
  }

  /** Without its first half, its second, its first quarter, and so on. */
  private static Stream<byte[]> less(byte[] all) {
    return Stream.of(2, 4, 16, 64, 512, 4096)
        .takeWhile(parts -> parts / 2 < all.length)
        .flatMap(parts ->
            Stream.iterate(0, i -> i < parts, i -> i + 1).map(part -> without(all, part, parts)))
        .filter(shorter -> shorter.length < all.length);
  }

  private static byte[] without(byte[] all, int part, int parts) {
    int from = (int) ((long) all.length * part / parts);
    int to = (int) ((long) all.length * (part + 1) / parts);
    byte[] rest = Arrays.copyOf(all, all.length - (to - from));
    System.arraycopy(all, to, rest, from, all.length - to);
    return rest;
  }

  /** As one line of printable text. */
  default String text() {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes()) {
      switch (b) {
        case '\r' -> text.append("\\r");
        case '\n' -> text.append("\\n");
        default -> text.append(b < ' ' || b == 127 ? "\\x%02x".formatted(b) : (char) b);
      }
    }
    return text.toString();
  }
}
