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
 * @param cost that is estimated of an operation with its variables, by {@code @cost} and {@code
 *     @listSize} ({@code COST_LIMIT_EXCEEDED}); 0: nothing is estimated
 * @param listSize how many values a list is taken to have of which the schema says nothing
 */
public record OperationLimits(
    int tokens,
    int depth,
    int aliases,
    int rootFields,
    int directives,
    int expandedFields,
    int cost,
    int listSize) {

  private static final int LIST_SIZE = 10;

  /** For clients that are trusted: bounds what would exhaust the machine, nothing else. */
  public static final OperationLimits GENEROUS =
      new OperationLimits(100_000, 100, 20_000, 10_000, 20_000, 100_000);

  /** For the public web. */
  public static final OperationLimits PUBLIC = new OperationLimits(4_000, 12, 30, 20, 50, 2_000);

  public OperationLimits {
    if (Math.min(Math.min(tokens, depth), Math.min(rootFields, expandedFields)) < 1
        || Math.min(Math.min(aliases, directives), Math.min(cost, listSize)) < 0) {
      throw new IllegalArgumentException("A limit leaves no room for any operation.");
    }
  }

  /**
   * Without an estimate of costs: a schema that says nothing of them would be judged by guesses.
   */
  public OperationLimits(
      int tokens, int depth, int aliases, int rootFields, int directives, int expandedFields) {
    this(tokens, depth, aliases, rootFields, directives, expandedFields, 0, LIST_SIZE);
  }

  /**
   * The same with another limit of costs; {@link Integer#MAX_VALUE} to estimate and refuse none.
   */
  public OperationLimits withCost(int most, int sizeOfLists) {
    return new OperationLimits(
        tokens, depth, aliases, rootFields, directives, expandedFields, most, sizeOfLists);
  }
}
