package dev.ilmyeon.gateway.server.source;

/** Nobody can say just now what the supergraph is; what was served so far may well be right. */
public final class UnreachableSupergraphException extends UnreadableSupergraphException {

  /**
   * @param reason a sentence
   */
  UnreachableSupergraphException(String location, String reason) {
    super(location, reason);
  }
}
