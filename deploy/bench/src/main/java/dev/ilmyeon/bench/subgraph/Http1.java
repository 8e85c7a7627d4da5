package dev.ilmyeon.bench.subgraph;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;

/** HTTP/1.1: bodies come by length or in chunks. */
final class Http1 implements Protocol {

  private static final byte[] LENGTH = name("content-length");
  private static final byte[] NOT_FOUND =
      response("404 Not Found", "{}".getBytes(StandardCharsets.US_ASCII));

  private final Site site;
  private final byte[] counted;

  Http1(Site site) {
    this.site = site;
    this.counted = name(site.counted());
  }

  private static byte[] name(String header) {
    return (header + ":").getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] ok(byte[] body) {
    return response("200 OK", body);
  }

  private static byte[] response(String status, byte[] body) {
    byte[] head =
        ("HTTP/1.1 "
                + status
                + "\r\ncontent-type: application/json\r\ncontent-length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  @Override
  public int take(byte[] in, int start, int filled, Queue<ByteBuffer> out) {
    int body = endOfHead(in, start, filled);
    if (body < 0) {
      return 0;
    }
    int length = header(in, start, body, LENGTH);
    if (length < 0) {
      return takeChunks(in, start, body, filled, out);
    }
    int size = 0;
    for (int i = length; in[i] >= '0' && in[i] <= '9'; i++) {
      size = size * 10 + in[i] - '0';
    }
    int end = body + size;
    if (end > filled) {
      return 0;
    }
    out.add(answer(in, start, body, in, body, end));
    return end - start;
  }

  private int takeChunks(byte[] in, int start, int bodyStart, int filled, Queue<ByteBuffer> out) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int at = bodyStart;
    while (true) {
      int size = 0;
      while (at < filled && in[at] != '\n') {
        int digit = Character.digit(in[at++], 16);
        size = digit < 0 ? size : size * 16 + digit;
      }
      int end = at + 1 + size + 2;
      if (at >= filled || end > filled) {
        return 0;
      }
      body.write(in, at + 1, size);
      at = end;
      if (size == 0) {
        byte[] whole = body.toByteArray();
        out.add(answer(in, start, bodyStart, whole, 0, whole.length));
        return at - start;
      }
    }
  }

  private ByteBuffer answer(byte[] in, int start, int end, byte[] body, int from, int to) {
    int path = next(in, start, ' ') + 1;
    boolean has = header(in, path, end, counted) >= 0;
    Site.Post post = new Site.Post(in, path, next(in, path, ' '), has, body, from, to);
    return Objects.requireNonNullElseGet(site.answer(post, true), () -> ByteBuffer.wrap(NOT_FOUND));
  }

  private static int next(byte[] in, int from, char wanted) {
    int at = from;
    while (in[at] != wanted) {
      at++;
    }
    return at;
  }

  private static int endOfHead(byte[] in, int from, int filled) {
    for (int i = from + 3; i < filled; i++) {
      if (in[i] == '\n' && in[i - 1] == '\r' && in[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  /** Where the value of a header begins, or -1. {@code name} in small letters, with its colon. */
  private static int header(byte[] in, int from, int to, byte[] name) {
    for (int i = from; i < to; ) {
      int k = 0;
      while (k < name.length && i + k < to && lower(in[i + k]) == name[k]) {
        k++;
      }
      if (k == name.length) {
        i += k;
        while (in[i] == ' ') {
          i++;
        }
        return i;
      }
      while (i < to && in[i] != '\n') {
        i++;
      }
      i++;
    }
    return -1;
  }

  private static int lower(byte character) {
    return character >= 'A' && character <= 'Z' ? character + 32 : character;
  }
}
