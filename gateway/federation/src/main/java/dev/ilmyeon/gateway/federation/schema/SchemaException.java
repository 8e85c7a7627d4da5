package dev.ilmyeon.gateway.federation.schema;

import dev.ilmyeon.gateway.federation.error.SourceLocation;
import java.util.Objects;

/** A type system that cannot be: the message says what was expected, the location where. */
public final class SchemaException extends RuntimeException {

  private final transient SourceLocation location;

  public SchemaException(String message, SourceLocation location) {
    super(message, null, false, false);
    this.location = location;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public SourceLocation location() {
    return location;
  }
}
