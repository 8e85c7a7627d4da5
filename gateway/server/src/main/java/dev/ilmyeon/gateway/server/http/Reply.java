package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import java.util.Locale;
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

  private static final String NO_STORE = "no-store";

  /** The engine's bytes; the status says how far the operation came. */
  static Reply of(GraphQlResponse response, ResponseType type) {
    HttpStatus status =
        switch (response.outcome()) {
          case EXECUTED -> HttpStatus.OK;
          case REFUSED -> type.refused();
          case NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
        };
    return new Reply(
        status,
        type.contentType(),
        response.body(),
        response.outcome().name().toLowerCase(Locale.ROOT));
  }

  /** An error in the form of GraphQL's, of a request that never became one. */
  static Reply of(RefusedException refused) {
    JsonWriter json = new JsonWriter(256);
    json.ascii("{\"errors\":[{\"message\":");
    json.string(refused.getMessage());
    json.ascii(",\"extensions\":{\"code\":");
    json.string(refused.code());
    json.ascii("}}]}");
    return new Reply(
        refused.status(),
        ResponseType.JSON.contentType(),
        json.toByteArray(),
        refused.status().is5xxServerError() ? "failed" : "rejected");
  }

  Mono<Void> send(ServerHttpResponse response, String requestId) {
    response.setStatusCode(status);
    HttpHeaders headers = response.getHeaders();
    headers.setContentType(contentType);
    headers.setContentLength(body.length);
    headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set(ClientCalls.REQUEST_ID, requestId);
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
