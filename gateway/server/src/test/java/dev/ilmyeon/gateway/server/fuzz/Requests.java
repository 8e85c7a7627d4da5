package dev.ilmyeon.gateway.server.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Requests of every kind: as HTTP has them, and such with bytes that do not belong there. */
final class Requests {

  private static final byte[] NONE = {};

  private static final List<String> METHODS =
      List.of(
          "POST",
          "POST",
          "POST",
          "GET",
          "GET",
          "PUT",
          "DELETE",
          "OPTIONS",
          "HEAD",
          "PATCH",
          "TRACE",
          "get",
          "PROPFIND");

  private static final List<String> PATHS =
      List.of(
          "/graphql",
          "/graphql/",
          "//graphql",
          "/graphql;a=b",
          "/%67raphql",
          "/",
          "/ide",
          "/ide/..%2f..%2fx",
          "/media/1.jpg",
          "/media/%2e%2e/%2e%2e/x",
          "/media/%zz",
          "/media/%00",
          "/media/a%20b?c=%ff",
          "/livez",
          "/readyz",
          "/actuator/none",
          "/nope",
          "/..;/actuator",
          "*",
          "/%",
          "/?%",
          "/graphql?query=%7b");

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/json",
          "application/json; charset=utf-8",
          "application/json; charset=utf-16",
          "application/graphql",
          "text/plain",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          "",
          "nonsense",
          "application/json;;;",
          "*/*",
          "a/b; c=\"");

  private static final List<String> ACCEPTED =
      List.of(
          "*/*",
          "application/json",
          "application/graphql-response+json",
          "text/event-stream",
          "multipart/mixed",
          "multipart/mixed;deferSpec=20220824",
          "multipart/mixed;incrementalSpec=v0.2, application/json;q=0.1",
          "text/html",
          "application/json;q=0",
          "q=",
          ";",
          "application/json;q=2",
          "*/json",
          "x".repeat(300));

  private static final List<String> OTHERS =
      List.of(
          "Accept-Encoding: gzip, br;q=0.5, *;q=0",
          "Accept-Encoding: ;q=",
          "Content-Encoding: gzip",
          "Content-Encoding: br",
          "Content-Encoding: zstd, gzip",
          "Content-Encoding: nope",
          "Expect: 100-continue",
          "Expect: 200-ok",
          "Connection: close",
          "Connection: keep-alive, Upgrade",
          "Origin: https://elsewhere.example",
          "Authorization: Bearer x.y.z",
          "Authorization: Basic eDp5",
          "X-Api-Key: nobody",
          "traceparent: 00-zz-1-00",
          "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
          "X-Request-Id: a b\u00e9",
          "X-Forwarded-For: 1.2.3.4, nonsense",
          "Forwarded: for=\"[::1]\"",
          "X-Forwarded-Host: a:b:c",
          "Cookie: a=b; c",
          "X-GraphQL-Event-Stream-Token: nope",
          "graphql-require-preflight: 1",
          "Sec-Fetch-Site: cross-site",
          "Apollo-Expose-Query-Plan: true",
          "apollographql-client-name: \u0080",
          "Range: bytes=0-",
          "If-None-Match: \"x\"",
          "Upgrade: websocket",
          "Upgrade: h2c",
          "HTTP2-Settings: AAMAAABk",
          "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEC==",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Protocol: graphql-transport-ws",
          "Host: second.example",
          "Access-Control-Request-Method: POST",
          "Content-Type: text/plain",
          "X-Empty:",
          "Content-Language: \"");

  private Requests() {}

  static FuzzedRequest number(long number, long seed) {
    Dice dice = new Dice(seed, number);
    FuzzedRequest.Whole whole = whole(dice);
    return dice.oneIn(4) ? new FuzzedRequest.Noise(spoiled(whole.bytes(), dice)) : whole;
  }

  private static FuzzedRequest.Whole whole(Dice dice) {
    List<String> head = new ArrayList<>();
    byte[] body = NONE;
    if (dice.oneIn(6)) {
      head.add("GET /graphql?" + query(dice) + " HTTP/1.1");
      head.add("Apollo-Require-Preflight: 1");
    } else if (dice.oneIn(4)) {
      head.add(dice.of(METHODS) + " " + dice.of(PATHS) + " HTTP/1.1");
      body = dice.oneIn(2) ? NONE : body(dice);
    } else {
      head.add("POST /graphql HTTP/1.1");
      body = body(dice);
    }
    head.add("Host: gateway.example");
    if (!dice.oneIn(10)) {
      head.add("Content-Type: " + (dice.oneIn(4) ? dice.of(TYPES) : "application/json"));
    }
    if (dice.oneIn(2)) {
      head.add("Accept: " + dice.of(ACCEPTED));
    }
    for (int i = dice.below(3); i > 0; i--) {
      head.add(dice.of(OTHERS));
    }
    return new FuzzedRequest.Whole(head, body, dice.oneIn(5));
  }

  private static byte[] body(Dice dice) {
    byte[] json = Payloads.any(dice).getBytes(StandardCharsets.UTF_8);
    return dice.oneIn(10) ? spoiled(json, dice) : json;
  }

  private static String query(Dice dice) {
    String query = Documents.any(dice);
    String parameters =
        "query="
            + URLEncoder.encode(
                query.substring(0, Math.min(query.length(), 1500)), StandardCharsets.UTF_8);
    if (dice.oneIn(3)) {
      parameters +=
          "&variables=" + URLEncoder.encode(Payloads.value(dice, 3), StandardCharsets.UTF_8);
    }
    return switch (dice.below(10)) {
      case 0 -> parameters + "&query=x";
      case 1 -> parameters + "&%ff=%";
      case 2 -> parameters + "&extensions=%7B&operationName=";
      default -> parameters;
    };
  }

  /** Some of its bytes changed, lost, doubled, or all that follows. */
  static byte[] spoiled(byte[] good, Dice dice) {
    byte[] bytes = good.clone();
    for (int i = dice.below(4); i >= 0 && bytes.length > 0; i--) {
      int at = dice.below(bytes.length);
      int length = Math.min(bytes.length - at, 1 + dice.below(20));
      switch (dice.below(5)) {
        case 0 -> bytes[at] = dice.oneByte();
        case 1 ->
            bytes[at] =
                dice.of(
                    List.of(
                        (byte) 0, (byte) '\r', (byte) '\n', (byte) ' ', (byte) ':', (byte) 0xFF));
        case 2 ->
            bytes =
                joined(
                    Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
        case 3 ->
            bytes =
                joined(
                    Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
        default -> bytes = dice.oneIn(3) ? Arrays.copyOf(bytes, at) : bytes;
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
