package dev.ilmyeon.gateway.server.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The head of each request to one URL, encoded but for what differs. */
final class RequestHead {

  private static final byte[] LENGTH = ascii("content-length: ");
  private static final byte[] END = ascii("\r\n\r\n");

  /** Digits of the largest int. */
  private static final int DIGITS = 10;

  private final byte[] lines;

  RequestHead(URI url, boolean compressed) {
    URI ascii = URI.create(url.toASCIIString());
    String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
    String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
    String host = ascii.getPort() < 0 ? ascii.getHost() : ascii.getHost() + ":" + ascii.getPort();
    this.lines =
        ascii(
            "POST "
                + path
                + query
                + " HTTP/1.1\r\n"
                + ("host: " + host + "\r\n")
                + "content-type: application/json\r\n"
                + "accept: application/json, application/graphql-response+json\r\n"
                + (compressed ? "accept-encoding: " + ContentCoding.ACCEPTED + "\r\n" : "")
                + "user-agent: ilmyeon-gateway\r\n");
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
