package dev.ilmyeon.gateway.federation.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The parser's view of the tokens: look at the current one, expect it, repeat. */
final class Tokens {

  private final Lexer lexer;
  private final int maxNesting;
  private int nesting;

  Tokens(Source source, int from, ParserLimits limits) {
    this.lexer = new Lexer(source, from, limits.tokens());
    this.maxNesting = limits.nesting();
    lexer.advance();
  }

  /** Where the current token starts. */
  int at() {
    return lexer.start();
  }

  TokenKind kind() {
    return lexer.kind();
  }

  String value() {
    return lexer.value();
  }

  boolean peek(TokenKind kind) {
    return lexer.kind() == kind;
  }

  boolean peekKeyword(String keyword) {
    return lexer.kind() == TokenKind.NAME && lexer.value().equals(keyword);
  }

  void advance() {
    lexer.advance();
  }

  boolean skip(TokenKind kind) {
    if (lexer.kind() != kind) {
      return false;
    }
    lexer.advance();
    return true;
  }

  boolean skipKeyword(String keyword) {
    if (!peekKeyword(keyword)) {
      return false;
    }
    lexer.advance();
    return true;
  }

  /** The current token is of this kind. */
  void require(TokenKind kind) {
    if (lexer.kind() != kind) {
      throw expected(kind.description());
    }
  }

  void expect(TokenKind kind) {
    require(kind);
    lexer.advance();
  }

  void expectKeyword(String keyword) {
    if (!skipKeyword(keyword)) {
      throw expected('"' + keyword + '"');
    }
  }

  String expectName() {
    require(TokenKind.NAME);
    String name = lexer.value();
    lexer.advance();
    return name;
  }

  /** {@code open item+ close}. */
  <T> List<T> many(TokenKind open, Supplier<T> item, TokenKind close) {
    expect(open);
    List<T> items = new ArrayList<>();
    do {
      items.add(item.get());
    } while (!skip(close));
    return items;
  }

  /** {@code open item+ close}, or nothing. */
  <T> List<T> optionalMany(TokenKind open, Supplier<T> item, TokenKind close) {
    return peek(open) ? many(open, item, close) : List.of();
  }

  /** {@code item (delimiter item)*}, with a delimiter in front too if one likes. */
  <T> List<T> delimited(TokenKind delimiter, Supplier<T> item) {
    skip(delimiter);
    List<T> items = new ArrayList<>();
    do {
      items.add(item.get());
    } while (skip(delimiter));
    return items;
  }

  /** Called before the parser recurses; {@link #leave} after it. */
  void enter() {
    if (++nesting > maxNesting) {
      throw new SyntaxException(
          SyntaxException.DEPTH_LIMIT,
          "Syntax Error: The document is nested too deeply.",
          lexer.source().location(at()));
    }
  }

  void leave() {
    nesting--;
  }

  SyntaxException expected(String what) {
    return error(at(), "Expected " + what + ", found " + lexer.describe() + ".");
  }

  SyntaxException unexpected() {
    return error(at(), "Unexpected " + lexer.describe() + ".");
  }

  SyntaxException error(int offset, String message) {
    return new SyntaxException(
        SyntaxException.PARSE_FAILED, "Syntax Error: " + message, lexer.source().location(offset));
  }

  SyntaxException invalid(int offset, String message) {
    return new SyntaxException(
        SyntaxException.VALIDATION_FAILED, message, lexer.source().location(offset));
  }
}
