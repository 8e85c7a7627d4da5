package dev.ilmyeon.platform.subgraph.error;

/** Who asks may not see this; the gateway refuses it first, where it stands before the service. */
public final class ForbiddenException extends RuntimeException {

  public ForbiddenException() {
    super("This is for the newsroom only.", null, false, false);
  }
}
