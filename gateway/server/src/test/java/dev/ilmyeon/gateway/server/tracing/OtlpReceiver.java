package dev.ilmyeon.gateway.server.tracing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes traces by OTLP over HTTP. Of Protocol Buffers it knows what a trace's message needs:
 * messages in messages, texts and numbers ({@code opentelemetry/proto/trace/v1/trace.proto}).
 */
final class OtlpReceiver implements AutoCloseable {

  /** A span, as it was sent; times in nanoseconds, links as {@code trace-span}. */
  record Span(
      String traceId,
      String id,
      String parent,
      String name,
      long start,
      long end,
      Map<String, String> attributes,
      List<String> links) {}

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<String> services = new CopyOnWriteArrayList<>();

  OtlpReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/v1/traces",
        exchange -> {
          read(exchange.getRequestBody().readAllBytes());
          exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
  }

  List<Span> spans() {
    return spans;
  }

  List<String> services() {
    return services;
  }

  Optional<Span> span(String traceId, String name) {
    return spans.stream()
        .filter(span -> span.traceId().equals(traceId) && span.name().equals(name))
        .findFirst();
  }

  /** All of that name, in the order in which they ended. */
  List<Span> named(String name) {
    return spans.stream().filter(span -> span.name().equals(name)).toList();
  }

  private void read(byte[] request) {
    for (byte[] resourceSpans : messages(request, 1)) {
      messages(resourceSpans, 1)
          .forEach(resource -> services.add(attributes(resource, 1).get("service.name")));
      for (byte[] scopeSpans : messages(resourceSpans, 2)) {
        messages(scopeSpans, 2).forEach(span -> spans.add(span(span)));
      }
    }
  }

  private static Span span(byte[] span) {
    return new Span(
        hex(messages(span, 1)),
        hex(messages(span, 2)),
        hex(messages(span, 4)),
        text(messages(span, 5).getFirst()),
        number(span, 7),
        number(span, 8),
        attributes(span, 9),
        messages(span, 13).stream().map(OtlpReceiver::link).toList());
  }

  private static String link(byte[] link) {
    return hex(messages(link, 1)) + "-" + hex(messages(link, 2));
  }

  private static Map<String, String> attributes(byte[] message, int field) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (byte[] attribute : messages(message, field)) {
      List<byte[]> value = messages(messages(attribute, 2).getFirst(), 1);
      attributes.put(
          text(messages(attribute, 1).getFirst()), value.isEmpty() ? "" : text(value.getFirst()));
    }
    return attributes;
  }

  private static String hex(List<byte[]> values) {
    return values.isEmpty() ? "" : HexFormat.of().formatHex(values.getFirst());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A field's values that have a length. */
  private static List<byte[]> messages(byte[] message, int wanted) {
    List<byte[]> found = new ArrayList<>();
    walk(
        message,
        (field, value) -> {
          if (field == wanted) {
            found.add(value);
          }
        });
    return found;
  }

  /** A field's value of eight bytes. */
  private static long number(byte[] message, int wanted) {
    long[] found = new long[1];
    walk(
        message,
        (field, value) -> {
          if (field == wanted) {
            found[0] = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong();
          }
        });
    return found[0];
  }

  private interface Visitor {
    void field(int number, byte[] value);
  }

  private static void walk(byte[] message, Visitor visitor) {
    ByteBuffer in = ByteBuffer.wrap(message);
    while (in.hasRemaining()) {
      long tag = varint(in);
      int length =
          switch ((int) (tag & 7)) {
            case 0 -> {
              varint(in);
              yield -1;
            }
            case 1 -> 8;
            case 2 -> (int) varint(in);
            case 5 -> 4;
            default -> throw new IllegalArgumentException("wire type " + (tag & 7));
          };
      if (length >= 0) {
        byte[] value = new byte[length];
        in.get(value);
        visitor.field((int) (tag >>> 3), value);
      }
    }
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
