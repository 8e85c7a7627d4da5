package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.federation.GraphQlPayload;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * What goes back to the client.
 *
 * @param outcome how it went, for the meters
 */
record Reply(HttpStatus status, MediaType contentType, byte[] body, String outcome) {

  /** The engine's bytes; the status says how far the operation came. */
  static Reply of(GraphQlResponse response, ResponseType type) {
    return of(response.outcome(), response.body(), type);
  }

  private static Reply of(Outcome outcome, byte[] body, ResponseType type) {
    HttpStatus status =
        switch (outcome) {
          case EXECUTED -> HttpStatus.OK;
          case REFUSED -> type.refused();
          case NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
        };
    return new Reply(status, type.contentType(), body, outcome(outcome));
  }

  /** A payload that nothing follows; null if the client wants even that as a stream. */
  static @Nullable Reply of(GraphQlPayload only, Negotiation accepted) {
    if (only.hasNext()) {
      return null;
    }
    if (accepted.whole() != null) {
      return of(only.outcome(), only.body(), accepted.whole());
    }
    return only.outcome() == Outcome.NOT_ALLOWED
        ? of(only.outcome(), only.body(), ResponseType.JSON)
        : null;
  }

  static String outcome(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** An error in the form of GraphQL's, of a request that never became one. */
  static Reply of(RefusedException refused) {
    return new Reply(
        refused.status(),
        ResponseType.JSON.contentType(),
        body(refused, "}"),
        refused.status().is5xxServerError() ? "failed" : "rejected");
  }

  /** The same as the last payload of a stream. */
  static GraphQlPayload last(RefusedException refused) {
    return new GraphQlPayload(Outcome.EXECUTED, body(refused, ",\"hasNext\":false}"), false);
  }

  private static byte[] body(RefusedException refused, String end) {
    JsonWriter json = new JsonWriter(256);
    json.ascii("{\"errors\":[{\"message\":");
    json.string(refused.getMessage());
    json.ascii(",\"extensions\":{\"code\":");
    json.string(refused.code());
    json.ascii("}}]" + end);
    return json.toByteArray();
  }

  Mono<Void> send(ServerHttpResponse response, String requestId) {
    response.setStatusCode(status);
    HttpHeaders headers = response.getHeaders();
    Outgoing.writeHeaders(headers, contentType, requestId);
    headers.setContentLength(body.length);
    if (status == HttpStatus.METHOD_NOT_ALLOWED) {
      headers.set(HttpHeaders.ALLOW, allowed());
    }
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }

  /** A document may be good for POST only; other methods are good for none. */
  private String allowed() {
    return outcome.equals("not_allowed")
        ? HttpMethod.POST.name()
        : HttpMethod.GET + ", " + HttpMethod.POST;
  }
}
