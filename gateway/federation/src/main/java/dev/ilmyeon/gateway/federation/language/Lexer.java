package dev.ilmyeon.gateway.federation.language;

/**
 * Text to tokens (GraphQL specification, 2.1), one at a time: after {@link #advance()} the fields
 * describe the current token. Messages and their places are those of graphql-js.
 */
final class Lexer {

  private final Source source;
  private final String text;
  private final int maxTokens;
  private int tokens;
  private int position;
  private TokenKind kind = TokenKind.END;
  private int start;
  private String value = "";

  /** Reads from {@code position} on. */
  Lexer(Source source, int position, int maxTokens) {
    this.source = source;
    this.position = position;
    this.text = source.text();
    this.maxTokens = maxTokens;
  }

  TokenKind kind() {
    return kind;
  }

  int start() {
    return start;
  }

  /** A name or number as written, a string's content; empty for punctuation. */
  String value() {
    return value;
  }

  Source source() {
    return source;
  }

  /** The current token as a message names it. */
  String describe() {
    return kind.hasValue() ? kind.description() + " \"" + value + '"' : kind.description();
  }

  void advance() {
    skipIgnored();
    start = position;
    value = "";
    if (position == text.length()) {
      kind = TokenKind.END;
      return;
    }
    if (++tokens > maxTokens) {
      throw new SyntaxException(
          SyntaxException.TOKEN_LIMIT,
          "Syntax Error: The document has too many tokens.",
          source.location(start));
    }
    read(text.charAt(position));
  }

  private void skipIgnored() {
    while (position < text.length()) {
      switch (text.charAt(position)) {
        case ' ', '\t', '\n', '\r', ',', '\uFEFF' -> position++;
        case '#' -> skipComment();
        default -> {
          return;
        }
      }
    }
  }

  private void skipComment() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '\n' || c == '\r') {
        return;
      }
      requireScalar(position, "Invalid character: ");
      position += Character.isHighSurrogate(c) ? 2 : 1;
    }
  }

  private void read(char c) {
    switch (c) {
      case '!' -> punctuation(TokenKind.BANG);
      case '$' -> punctuation(TokenKind.DOLLAR);
      case '&' -> punctuation(TokenKind.AMPERSAND);
      case '(' -> punctuation(TokenKind.PAREN_OPEN);
      case ')' -> punctuation(TokenKind.PAREN_CLOSE);
      case ':' -> punctuation(TokenKind.COLON);
      case '=' -> punctuation(TokenKind.EQUALS);
      case '@' -> punctuation(TokenKind.AT);
      case '[' -> punctuation(TokenKind.BRACKET_OPEN);
      case ']' -> punctuation(TokenKind.BRACKET_CLOSE);
      case '{' -> punctuation(TokenKind.BRACE_OPEN);
      case '|' -> punctuation(TokenKind.PIPE);
      case '}' -> punctuation(TokenKind.BRACE_CLOSE);
      case '.' -> spread();
      case '"' -> string();
      default -> {
        if (isNameStart(c)) {
          name();
        } else if (isDigit(c) || c == '-') {
          number();
        } else {
          throw unexpectedCharacter();
        }
      }
    }
  }

  private void punctuation(TokenKind read) {
    kind = read;
    position++;
  }

  private void spread() {
    if (!text.startsWith("...", position)) {
      throw unexpectedCharacter();
    }
    kind = TokenKind.SPREAD;
    position += 3;
  }

  private void name() {
    do {
      position++;
    } while (position < text.length() && isNamePart(text.charAt(position)));
    kind = TokenKind.NAME;
    value = text.substring(start, position);
  }

  private void string() {
    StringLexer string = new StringLexer(source, start);
    if (text.startsWith("\"\"\"", position)) {
      kind = TokenKind.BLOCK_STRING;
      value = string.readBlock();
    } else {
      kind = TokenKind.STRING;
      value = string.read();
    }
    position = string.end();
  }

  private void number() {
    kind = TokenKind.INT;
    if (at(position) == '-') {
      position++;
    }
    if (at(position) == '0') {
      position++;
      if (isDigit(at(position))) {
        throw error("Invalid number, unexpected digit after 0: " + characterAt(position) + ".");
      }
    } else {
      digits();
    }
    if (at(position) == '.') {
      kind = TokenKind.FLOAT;
      position++;
      digits();
    }
    if (at(position) == 'e' || at(position) == 'E') {
      kind = TokenKind.FLOAT;
      position++;
      if (at(position) == '+' || at(position) == '-') {
        position++;
      }
      digits();
    }
    if (at(position) == '.' || isNameStart(at(position))) {
      throw error("Invalid number, expected digit but got: " + characterAt(position) + ".");
    }
    value = text.substring(start, position);
  }

  private void digits() {
    if (!isDigit(at(position))) {
      throw error("Invalid number, expected digit but got: " + characterAt(position) + ".");
    }
    while (isDigit(at(position))) {
      position++;
    }
  }

  /** The character, or NUL past the end. */
  private char at(int offset) {
    return offset < text.length() ? text.charAt(offset) : '\0';
  }

  private SyntaxException unexpectedCharacter() {
    requireScalar(position, "Invalid character: ");
    return error("Unexpected character: " + characterAt(position) + ".");
  }

  private void requireScalar(int offset, String message) {
    if (!isScalar(text, offset)) {
      throw new SyntaxException(
          SyntaxException.PARSE_FAILED,
          "Syntax Error: " + message + characterAt(offset) + ".",
          source.location(offset));
    }
  }

  private SyntaxException error(String message) {
    return new SyntaxException(
        SyntaxException.PARSE_FAILED, "Syntax Error: " + message, source.location(position));
  }

  private String characterAt(int offset) {
    return describeCharacter(text, offset);
  }

  /** Whether a whole Unicode scalar value stands there, not half of a surrogate pair. */
  static boolean isScalar(String text, int offset) {
    char c = text.charAt(offset);
    return !Character.isSurrogate(c)
        || (Character.isHighSurrogate(c)
            && offset + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(offset + 1)));
  }

  static String describeCharacter(String text, int offset) {
    if (offset >= text.length()) {
      return "<EOF>";
    }
    int c = text.codePointAt(offset);
    if (c >= ' ' && c <= '~') {
      return c == '"' ? "'\"'" : "\"" + (char) c + '"';
    }
    return "U+%04X".formatted(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }
}
