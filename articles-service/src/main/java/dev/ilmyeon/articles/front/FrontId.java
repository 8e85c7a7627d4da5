package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A front page's id: {@code main:2}, or {@code main:2:2024-07-26T00:00:00Z} if a time was asked
 * for.
 */
public record FrontId(EditionId edition, int version, @Nullable Instant at) {

  private static final int MAX_LENGTH = 100;

  /** Absent where the text is no id of ours. */
  public static Optional<FrontId> parse(@Nullable String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String[] parts = text.split(":", 3);
    if (parts.length < 2) {
      return Optional.empty();
    }
    try {
      Instant at = parts.length == 3 ? Kst.checked("id", OffsetDateTime.parse(parts[2])) : null;
      int version = Integer.parseInt(parts[1]);
      return EditionId.parse(parts[0]).map(edition -> new FrontId(edition, version, at));
    } catch (NumberFormatException | DateTimeException | BadInputException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return edition + ":" + version + (at == null ? "" : ":" + at);
  }
}
