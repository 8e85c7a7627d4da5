package dev.ilmyeon.gateway.federation;

import java.nio.charset.StandardCharsets;

/**
 * A response as the bytes to send.
 *
 * @param outcome whether the operation ran, which decides the HTTP status
 * @param body JSON, UTF-8
 */
public record GraphQlResponse(Outcome outcome, byte[] body) {

  /** How far a request came. */
  public enum Outcome {
    /** It ran: there is {@code data}, perhaps null, perhaps with errors. */
    EXECUTED,
    /** It does not parse, validate, coerce or fit a limit: {@code errors} without {@code data}. */
    REFUSED,
    /** Its kind of operation is not among the request's: {@code errors} without {@code data}. */
    NOT_ALLOWED
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
