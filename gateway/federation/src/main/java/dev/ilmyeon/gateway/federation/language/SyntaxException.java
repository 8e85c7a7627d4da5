package dev.ilmyeon.gateway.federation.language;

import dev.ilmyeon.gateway.federation.error.SourceLocation;
import java.util.Objects;

/**
 * A text that is not GraphQL, or that is larger than allowed; the message says what was expected.
 */
public final class SyntaxException extends RuntimeException {

  public static final String PARSE_FAILED = "GRAPHQL_PARSE_FAILED";
  public static final String VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED";
  public static final String TOKEN_LIMIT = "TOKEN_LIMIT_EXCEEDED";
  public static final String DEPTH_LIMIT = "DEPTH_LIMIT_EXCEEDED";

  private final String code;
  private final transient SourceLocation location;

  SyntaxException(String code, String message, SourceLocation location) {
    super(message, null, false, false);
    this.code = code;
    this.location = location;
  }

  /**
   * {@link #PARSE_FAILED}, {@link #TOKEN_LIMIT}, {@link #DEPTH_LIMIT}, or {@link
   * #VALIDATION_FAILED} for an input object that names a field twice, which a {@link
   * Value.ObjectValue} cannot hold.
   */
  public String code() {
    return code;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public SourceLocation location() {
    return location;
  }
}
