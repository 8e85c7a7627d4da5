package dev.ilmyeon.gateway.federation.request;

/**
 * How large a document may be. Each is counted before anything is expanded; a message names the
 * limit's code and never its value.
 *
 * @param tokens of the document ({@code TOKEN_LIMIT_EXCEEDED})
 * @param depth of fields below fields, fragments inlined, introspection aside ({@code
 *     DEPTH_LIMIT_EXCEEDED})
 * @param aliases in the document ({@code ALIAS_LIMIT_EXCEEDED})
 * @param rootFields of an operation, fragments inlined ({@code ROOT_FIELD_LIMIT_EXCEEDED})
 * @param directives in the document ({@code DIRECTIVE_LIMIT_EXCEEDED})
 * @param expandedFields of an operation, fragments inlined ({@code FIELD_LIMIT_EXCEEDED})
 */
public record OperationLimits(
    int tokens, int depth, int aliases, int rootFields, int directives, int expandedFields) {

  /** For clients that are trusted: bounds what would exhaust the machine, nothing else. */
  public static final OperationLimits GENEROUS =
      new OperationLimits(100_000, 100, 20_000, 10_000, 20_000, 100_000);

  /** For the public web. */
  public static final OperationLimits PUBLIC = new OperationLimits(4_000, 12, 30, 20, 50, 2_000);

  public OperationLimits {
    if (Math.min(Math.min(tokens, depth), Math.min(rootFields, expandedFields)) < 1
        || Math.min(aliases, directives) < 0) {
      throw new IllegalArgumentException("A limit leaves no room for any operation.");
    }
  }
}
