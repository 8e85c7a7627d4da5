package dev.ilmyeon.articles.front;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A front page's id: {@code main:2}, or {@code main:2:2024-07-26T00:00:00Z} if a time was asked
 * for.
 */
record FrontId(String edition, int version, @Nullable Instant at) {

  private static final int MAX_LENGTH = 100;

  /** Absent where the text is no id of ours. */
  static Optional<FrontId> parse(@Nullable String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String[] parts = text.split(":", 3);
    if (parts.length < 2) {
      return Optional.empty();
    }
    try {
      Instant at = parts.length == 3 ? Instant.parse(parts[2]) : null;
      return Optional.of(new FrontId(parts[0], Integer.parseInt(parts[1]), at));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return edition + ":" + version + (at == null ? "" : ":" + at);
  }
}
