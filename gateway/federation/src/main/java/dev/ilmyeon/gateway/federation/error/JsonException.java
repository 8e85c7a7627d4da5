package dev.ilmyeon.gateway.federation.error;

/** Bytes that are not the JSON they should be; the message says what and where. */
public final class JsonException extends RuntimeException {

  private final int offset;

  /** {@code offset} is the byte, from 0, at which reading could not go on. */
  public JsonException(String problem, int offset) {
    super(problem + " at offset " + offset, null, false, false);
    this.offset = offset;
  }

  public int offset() {
    return offset;
  }
}
