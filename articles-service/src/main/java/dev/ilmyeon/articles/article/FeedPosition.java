package dev.ilmyeon.articles.article;

import dev.ilmyeon.platform.subgraph.connection.KeysetCursor;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page starts: behind the article of that time and number. Times alone are not unique. */
record FeedPosition(Instant publishedAt, long id) {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** Before everything that is public by then. */
  static FeedPosition top(Instant now) {
    return new FeedPosition(now, Long.MAX_VALUE);
  }

  static FeedPosition of(Article article) {
    return new FeedPosition(article.publishedAt().toInstant(), article.id().value());
  }

  /**
   * Where a client's {@code after} points to; the top without one.
   *
   * @throws BadInputException for what is no cursor of this list
   */
  static FeedPosition after(String list, @Nullable String cursor, Instant now) {
    if (cursor == null) {
      return top(now);
    }
    List<String> key = KeysetCursor.decode(list, 2, cursor).key();
    try {
      Instant at = Instant.EPOCH.plus(Long.parseLong(key.get(0)), ChronoUnit.MICROS);
      if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
        throw notOurs();
      }
      return new FeedPosition(at, Long.parseLong(key.get(1)));
    } catch (NumberFormatException e) {
      throw notOurs();
    }
  }

  KeysetCursor cursor(String list) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, publishedAt);
    return new KeysetCursor(list, List.of(Long.toString(micros), Long.toString(id)));
  }

  private static BadInputException notOurs() {
    return new BadInputException(
        "'after' is no cursor of this list: pass an edge's cursor as it was given, to the list and filter that gave it.");
  }
}
