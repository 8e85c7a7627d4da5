package dev.ilmyeon.gateway.server.refusal;

import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request that does not reach the engine; the message is for the client and says what to do. Over
 * HTTP it is the status, the headers and an error in the form of GraphQL's; another transport sends
 * {@link #response()} or closes with a code of its own.
 */
public final class RefusedException extends RuntimeException {

  private static final String BAD_REQUEST = "BAD_REQUEST";

  private final HttpStatus status;
  private final String code;
  private final boolean illFormed;
  private final @Nullable String traceId;
  private final transient Map<String, String> headers;

  public RefusedException(HttpStatus status, String code, String message) {
    this(status, code, message, Map.of());
  }

  /** {@code headers}: what HTTP says besides, such as {@code Retry-After}. */
  public RefusedException(
      HttpStatus status, String code, String message, Map<String, String> headers) {
    this(status, code, message, headers, false, null);
  }

  private RefusedException(
      HttpStatus status,
      String code,
      String message,
      Map<String, String> headers,
      boolean illFormed,
      @Nullable String traceId) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.illFormed = illFormed;
    this.headers = Map.copyOf(headers);
    this.traceId = traceId;
  }

  public static RefusedException badRequest(String message) {
    return new RefusedException(HttpStatus.BAD_REQUEST, BAD_REQUEST, message);
  }

  /** What can be read, but has not the parameters of a GraphQL request. */
  public static RefusedException illFormed(String message) {
    return new RefusedException(HttpStatus.BAD_REQUEST, BAD_REQUEST, message, Map.of(), true, null);
  }

  /** The same in a trace, which the client is told; null for none. Once known, it stays. */
  public RefusedException traced(@Nullable String id) {
    return id == null || traceId != null
        ? this
        : new RefusedException(status, code, getMessage(), headers, illFormed, id);
  }

  public HttpStatus status() {
    return status;
  }

  /** Whether it can be read, so that newer HTTP has a status of its own for it (422). */
  public boolean isIllFormed() {
    return illFormed;
  }

  /** Stable, for programs. */
  public String code() {
    return code;
  }

  public Map<String, String> headers() {
    return headers;
  }

  @Override
  public String getMessage() {
    @Nullable String message = super.getMessage();
    return message == null ? code : message;
  }

  /** {@code {"errors": [{"message", "extensions": {"code", "traceId"}}]}}. */
  public GraphQlResponse response() {
    return new GraphQlResponse(Outcome.REFUSED, body("}"));
  }

  /** The same with another end than the closing brace. */
  public byte[] body(String end) {
    JsonWriter json = new JsonWriter(256);
    json.ascii("{\"errors\":[{\"message\":");
    json.string(getMessage());
    json.ascii(",\"extensions\":{\"code\":");
    json.string(code);
    if (traceId != null) {
      json.ascii(",\"traceId\":");
      json.string(traceId);
    }
    json.ascii("}}]" + end);
    return json.toByteArray();
  }
}
