package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.federation.GraphQlPayload;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.server.coding.ContentCoding;
import dev.ilmyeon.gateway.server.http.Compression.Choice;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * What goes back to the client.
 *
 * @param body sent, and released with that
 * @param outcome how it went, for the meters
 * @param more headers besides
 */
record Reply(
    HttpStatusCode status,
    MediaType contentType,
    GraphQlResponse body,
    String outcome,
    Map<String, String> more) {

  /** To how small a part JSON is compressed, or smaller. */
  private static final int USUAL_RATIO = 4;

  private static final String NOT_ALLOWED = "not_allowed";

  /**
   * The engine's bytes; the status says how far the operation came.
   *
   * @param more headers that say what may be made of it
   */
  static Reply of(
      GraphQlResponse response,
      ResponseType type,
      Specification specification,
      Map<String, String> more) {
    HttpStatusCode status = specification.status(response.outcome(), response.hasErrors(), type);
    return new Reply(
        status,
        specification.contentType(status, type),
        response,
        outcome(response.outcome()),
        more);
  }

  /** A payload that nothing follows; null if the client wants even that as a stream. */
  static @Nullable Reply of(
      GraphQlPayload only, Negotiation accepted, Specification specification) {
    if (only.hasNext()) {
      return null;
    }
    ResponseType type = accepted.whole();
    if (type == null && only.outcome() == Outcome.NOT_ALLOWED) {
      type = ResponseType.JSON;
    }
    return type == null
        ? null
        : of(
            new GraphQlResponse(only.outcome(), only.body(), only.hasErrors()),
            type,
            specification,
            Map.of());
  }

  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case EXECUTED -> "executed";
      case UNPARSABLE, REFUSED -> "refused";
      case NOT_ALLOWED -> NOT_ALLOWED;
    };
  }

  /** An error in the form of GraphQL's, of a request that never became one. */
  static Reply of(RefusedException refused, Specification specification) {
    return new Reply(
        specification.status(refused),
        ResponseType.JSON.contentType(),
        refused.response(),
        refused.status().is5xxServerError() ? "failed" : "rejected",
        refused.headers());
  }

  /** The same as the last payload of a stream. */
  static GraphQlPayload last(RefusedException refused) {
    return new GraphQlPayload(Outcome.EXECUTED, true, refused.body(",\"hasNext\":false}"), false);
  }

  Mono<Void> send(ServerHttpResponse response, String requestId, Choice compression) {
    response.setStatusCode(status);
    HttpHeaders headers = response.getHeaders();
    Outgoing.writeHeaders(headers, contentType, requestId);
    more.forEach(headers::set);
    if (status == HttpStatus.METHOD_NOT_ALLOWED) {
      headers.set(HttpHeaders.ALLOW, allowed());
    }
    ContentCoding coding = compression.codingFor(body.length());
    compression.announce(headers, coding);
    return response.writeWith(
        Mono.fromSupplier(() -> {
          DataBuffer written =
              coding == null
                  ? written(response.bufferFactory())
                  : coded(response.bufferFactory(), coding);
          headers.setContentLength(written.readableByteCount());
          return written;
        }));
  }

  /** Copied once, to where the socket takes it from. */
  private DataBuffer written(DataBufferFactory buffers) {
    DataBuffer written = buffers.allocateBuffer(body.length());
    written.write(body.array(), 0, body.length());
    body.release();
    return written;
  }

  private DataBuffer coded(DataBufferFactory buffers, ContentCoding coding) {
    DataBuffer coded = buffers.allocateBuffer(body.length() / USUAL_RATIO);
    try (OutputStream out = coding.encoder(coded.asOutputStream())) {
      out.write(body.array(), 0, body.length());
    } catch (IOException e) {
      DataBufferUtils.release(coded);
      throw new UncheckedIOException(e);
    }
    body.release();
    return coded;
  }

  /** A document may be good for POST only; other methods are good for none. */
  private String allowed() {
    return outcome.equals(NOT_ALLOWED)
        ? HttpMethod.POST.name()
        : HttpMethod.GET + ", " + HttpMethod.POST;
  }
}
