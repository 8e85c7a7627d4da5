package dev.ilmyeon.gateway.federation.language;

import dev.ilmyeon.gateway.federation.error.SourceLocation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A document's text. Syntax trees hold offsets into it, which cost nothing; lines are looked for
 * only when the first message needs them.
 */
public final class Source {

  private final String text;
  private volatile int @Nullable [] lineStarts;

  public Source(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** The place of a character, counted in UTF-16 units as graphql-js does. */
  public SourceLocation location(int offset) {
    int[] starts = lineStarts;
    if (starts == null) {
      starts = findLines();
      lineStarts = starts;
    }
    int found = Arrays.binarySearch(starts, offset);
    int line = found < 0 ? -found - 2 : found;
    return new SourceLocation(line + 1, offset - starts[line] + 1);
  }

  private int[] findLines() {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pairedReturn = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !pairedReturn)) {
        starts = lines == starts.length ? Arrays.copyOf(starts, lines * 2) : starts;
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }
}
