package dev.ilmyeon.gateway.federation.language;

import dev.ilmyeon.gateway.federation.error.SourceLocation;

/**
 * A document's text. Syntax trees hold offsets into it, which cost nothing; line and column are
 * counted only for a message.
 */
public record Source(String text) {

  /** The place of a character, counted in UTF-16 units as graphql-js does. */
  public SourceLocation location(int offset) {
    int line = 1;
    int lineStart = 0;
    int end = Math.min(offset, text.length());
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean pairedReturn = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !pairedReturn)) {
        line++;
        lineStart = i + 1;
      }
    }
    return new SourceLocation(line, offset - lineStart + 1);
  }
}
