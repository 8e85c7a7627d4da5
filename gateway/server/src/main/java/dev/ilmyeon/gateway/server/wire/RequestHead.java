package dev.ilmyeon.gateway.server.wire;

import dev.ilmyeon.gateway.server.coding.ContentCoding;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/** The head of each request to one URL in HTTP/1.1, encoded but for what differs. */
final class RequestHead {

  static final String CONTENT_TYPE = "application/json";
  static final String ACCEPT = "application/json, application/graphql-response+json";
  static final String USER_AGENT = "ilmyeon-gateway";

  private static final byte[] LENGTH = ascii("content-length: ");
  private static final byte[] END = ascii("\r\n\r\n");

  /** Digits of the largest int. */
  private static final int DIGITS = 10;

  private final byte[] lines;

  RequestHead(RequestTarget target, boolean compressed) {
    this.lines =
        ascii(
            ("POST " + target.path() + " HTTP/1.1\r\n")
                + ("host: " + target.authority() + "\r\n")
                + ("content-type: " + CONTENT_TYPE + "\r\n")
                + ("accept: " + ACCEPT + "\r\n")
                + (compressed ? "accept-encoding: " + ContentCoding.readable() + "\r\n" : "")
                + ("user-agent: " + USER_AGENT + "\r\n"));
  }

  /** A whole request, in one buffer: one write to the socket. */
  ByteBuf write(ByteBufAllocator allocator, HeaderLines headers, byte[] body) {
    int head = lines.length + headers.length() + LENGTH.length + DIGITS + END.length;
    ByteBuf out = allocator.ioBuffer(head + body.length);
    out.writeBytes(lines);
    headers.write(out);
    out.writeBytes(LENGTH);
    out.writeCharSequence(Integer.toString(body.length), StandardCharsets.US_ASCII);
    out.writeBytes(END);
    out.writeBytes(body);
    return out;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
