package dev.ilmyeon.gateway.federation.language;

/** The kinds of token (GraphQL specification, 2.1.6), named as messages name them. */
enum TokenKind {
  END("<EOF>"),
  BANG("\"!\""),
  DOLLAR("\"$\""),
  AMPERSAND("\"&\""),
  PAREN_OPEN("\"(\""),
  PAREN_CLOSE("\")\""),
  SPREAD("\"...\""),
  COLON("\":\""),
  EQUALS("\"=\""),
  AT("\"@\""),
  BRACKET_OPEN("\"[\""),
  BRACKET_CLOSE("\"]\""),
  BRACE_OPEN("\"{\""),
  PIPE("\"|\""),
  BRACE_CLOSE("\"}\""),
  NAME("Name"),
  INT("Int"),
  FLOAT("Float"),
  STRING("String"),
  BLOCK_STRING("BlockString");

  private final String description;

  TokenKind(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  boolean hasValue() {
    return compareTo(NAME) >= 0;
  }
}
