package dev.ilmyeon.gateway.server.supergraph;

/** A supergraph that can't be read or served. */
final class UnreadableSupergraphException extends RuntimeException {

  private final String location;

  /**
   * @param reason a sentence
   */
  UnreadableSupergraphException(String location, String reason) {
    super(reason, null, false, false);
    this.location = location;
  }

  String location() {
    return location;
  }
}
