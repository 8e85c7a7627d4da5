package dev.ilmyeon.gateway.server.source;

/** A supergraph that can't be read or served. */
public sealed class UnreadableSupergraphException extends RuntimeException
    permits UnreachableSupergraphException {

  private final String location;

  /**
   * @param reason a sentence
   */
  public UnreadableSupergraphException(String location, String reason) {
    super(reason, null, false, false);
    this.location = location;
  }

  /** Where it should be. */
  public String location() {
    return location;
  }
}
