package dev.ilmyeon.gateway.federation.language;

/**
 * How much text the parser reads before it refuses.
 *
 * @param tokens comments and the end of the text are not counted
 * @param nesting of selection sets, values and list types as written: bounds the stack of the
 *     parser and of whoever walks one definition; what fragments add is the operation's to bound
 */
public record ParserLimits(int tokens, int nesting) {

  /** For texts of our own: field sets, schemas. */
  public static final ParserLimits TRUSTED = new ParserLimits(Integer.MAX_VALUE, 200);
}
