package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.request.CachePolicy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A response as the bytes to send: JSON, UTF-8.
 *
 * <p>The bytes of an executed operation are in memory that the engine uses again. {@link #body()}
 * gives a copy, which is the easy way. Who would rather not copy sends {@link #length()} bytes of
 * {@link #array()} and then calls {@link #release()}. Who does neither does no harm.
 */
public final class GraphQlResponse {

  /** How far a request came. */
  public enum Outcome {
    /** It ran: there is {@code data}, perhaps null, perhaps with errors. */
    EXECUTED,
    /** It is not GraphQL: {@code errors} without {@code data}. */
    UNPARSABLE,
    /** It does not validate, coerce or fit a limit: {@code errors} without {@code data}. */
    REFUSED,
    /** Its kind of operation is not among the request's: {@code errors} without {@code data}. */
    NOT_ALLOWED
  }

  private static final JsonWriter RELEASED = new JsonWriter(0);

  private final Outcome outcome;
  private final int length;
  private final boolean hasErrors;
  private final AtomicReference<JsonWriter> json;
  private final CachePolicy cachePolicy;

  /** With bytes of its own. */
  public GraphQlResponse(Outcome outcome, byte[] body) {
    this(outcome, body, outcome != Outcome.EXECUTED);
  }

  /** … and errors among what an executed one holds, or none. */
  public GraphQlResponse(Outcome outcome, byte[] body, boolean hasErrors) {
    this(outcome, JsonWriter.of(body), hasErrors);
  }

  /** With what was written, which nobody else must use any more. */
  GraphQlResponse(Outcome outcome, JsonWriter json, boolean hasErrors) {
    this(outcome, json, hasErrors, CachePolicy.NONE);
  }

  /** … and may be kept so long. */
  GraphQlResponse(Outcome outcome, JsonWriter json, boolean hasErrors, CachePolicy cachePolicy) {
    this.outcome = outcome;
    this.hasErrors = hasErrors;
    this.cachePolicy = cachePolicy;
    this.length = json.length();
    this.json = new AtomicReference<>(json);
  }

  /** Whether the operation ran, which decides the HTTP status. */
  public Outcome outcome() {
    return outcome;
  }

  /** Whether it has {@code errors}, as far as who made it says so. */
  public boolean hasErrors() {
    return hasErrors;
  }

  /** Whether and how long it may be kept, if it is {@linkplain #isComplete() complete}. */
  public CachePolicy cachePolicy() {
    return cachePolicy;
  }

  /** Whether the operation ran, without errors. */
  public boolean isComplete() {
    return outcome == Outcome.EXECUTED && !hasErrors;
  }

  /** The same with a body of its own. */
  GraphQlResponse with(byte[] body) {
    return new GraphQlResponse(outcome, JsonWriter.of(body), hasErrors, cachePolicy);
  }

  /** The body, in an array of the caller's own. */
  public byte[] body() {
    return Arrays.copyOf(array(), length);
  }

  /** The body as text. */
  public String text() {
    return new String(array(), 0, length, StandardCharsets.UTF_8);
  }

  /**
   * An array that starts with the body; to be read only, and not after {@link #release()}.
   *
   * @throws IllegalStateException after that
   */
  public byte[] array() {
    JsonWriter current = json.get();
    if (current == RELEASED) {
      throw new IllegalStateException("Released");
    }
    return current.buffer();
  }

  /** How many bytes the body has. */
  public int length() {
    return length;
  }

  /** The body is not needed any more, by anyone: its memory becomes another response's. */
  public void release() {
    json.getAndSet(RELEASED).release();
  }
}
