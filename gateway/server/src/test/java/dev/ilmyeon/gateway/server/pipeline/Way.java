package dev.ilmyeon.gateway.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.ClientSocket;
import dev.ilmyeon.gateway.server.fixture.Http;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A way by which an operation comes in. */
enum Way {
  POST {
    @Override
    String ask(int port, String query, String extensions, String... headers) {
      return new Http(port)
          .post("/graphql", body(query, extensions), with(headers, TYPE, JSON))
          .body();
    }
  },
  GET {
    @Override
    String ask(int port, String query, String extensions, String... headers) {
      String asked = query.isEmpty() ? "" : "query=" + encoded(query) + "&";
      String path = "/graphql?%sextensions=%s".formatted(asked, encoded("{" + extensions + "}"));
      return new Http(port).get(path, with(headers, ACCEPT, JSON)).body();
    }
  },
  EVENT_STREAM {
    @Override
    String ask(int port, String query, String extensions, String... headers) {
      return new Http(port)
          .post("/graphql", body(query, extensions), with(headers, TYPE, JSON, ACCEPT, EVENTS))
          .body();
    }
  },
  /** One stream for the answers to many requests. */
  RESERVED_EVENT_STREAM {
    @Override
    String ask(int port, String query, String extensions, String... headers) {
      Http http = new Http(port);
      HttpResponse<String> reserved =
          http.send("PUT", "/graphql", BodyPublishers.noBody(), headers);
      if (reserved.statusCode() != 201) {
        return reserved.body();
      }
      String token = reserved.body();
      String all = "\"operationId\":\"1\"" + (extensions.isEmpty() ? "" : "," + extensions);
      HttpResponse<String> taken =
          http.post("/graphql", body(query, all), with(headers, TYPE, JSON, TOKEN, token));
      return taken.statusCode() == 202
          ? firstOf(http.streamGet("/graphql", with(headers, ACCEPT, EVENTS, TOKEN, token)))
          : taken.body();
    }
  },
  SOCKET {
    @Override
    String ask(int port, String query, String extensions, String... headers) {
      try (ClientSocket socket = ClientSocket.open(port, headers)) {
        socket.send("{\"type\":\"connection_init\"}");
        await().until(() -> socket.hasMessage() || socket.isClosed());
        if (socket.isClosed()) {
          return socket.closed();
        }
        assertThat(socket.message()).isEqualTo("{\"type\":\"connection_ack\"}");
        return socket
            .send(
                "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":%s}"
                    .formatted(body(query, extensions)))
            .message();
      }
    }
  };

  private static final String TYPE = "Content-Type";
  private static final String JSON = "application/json";
  private static final String ACCEPT = "Accept";
  private static final String EVENTS = "text/event-stream";
  private static final String TOKEN = "X-GraphQL-Event-Stream-Token";

  /**
   * The first that is answered. {@code query}: empty for none; {@code extensions}: members of that
   * object; {@code headers}: names and values in turn.
   */
  abstract String ask(int port, String query, String extensions, String... headers);

  private static String[] with(String[] headers, String... more) {
    return Stream.of(headers, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String body(String query, String extensions) {
    return Stream.of(
            query.isEmpty() ? "" : "\"query\":\"%s\"".formatted(query),
            extensions.isEmpty() ? "" : "\"extensions\":{%s}".formatted(extensions))
        .filter(member -> !member.isEmpty())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String firstOf(HttpResponse<InputStream> events) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> line.startsWith("data:")).findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
