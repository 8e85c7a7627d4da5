package dev.ilmyeon.gateway.federation.error;

/** A text that is no supergraph we can serve; the message names the line and what was expected. */
public final class SupergraphException extends RuntimeException {

  private final transient SourceLocation location;

  public SupergraphException(String message, SourceLocation location) {
    super("Supergraph, line %d: %s".formatted(location.line(), message), null, false, false);
    this.location = location;
  }

  public SourceLocation location() {
    return location;
  }
}
