package dev.ilmyeon.media.rights;

import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.image.Numbers;
import dev.ilmyeon.platform.subgraph.connection.KeysetCursor;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks for a page of the pictures whose rights end by {@code until}, from behind the last one. */
record ExpiringPage(Instant until, int first, Instant after, long afterId) {

  private static final String LIST = "expiring_rights";

  /**
   * A page as a client asks for it.
   *
   * @throws BadInputException if {@code first} or {@code cursor} is none
   */
  static ExpiringPage of(OffsetDateTime until, int first, @Nullable String cursor) {
    if (cursor == null) {
      return new ExpiringPage(until.toInstant(), PageSize.check(first), Instant.EPOCH, 0);
    }
    List<String> key = KeysetCursor.decode(LIST, 2, cursor).key();
    try {
      return new ExpiringPage(
          until.toInstant(),
          PageSize.check(first),
          Instant.parse(key.getFirst()),
          Numbers.parse(key.getLast()).orElseThrow(ExpiringPage::notOurs));
    } catch (DateTimeException e) {
      throw notOurs();
    }
  }

  static KeysetCursor cursor(Image image) {
    OffsetDateTime expires = Objects.requireNonNull(image.rights().expiresAt());
    return new KeysetCursor(LIST, List.of(expires.toInstant().toString(), image.id().toString()));
  }

  private static BadInputException notOurs() {
    return new BadInputException(
        "'after' is no cursor of this list: pass an edge's cursor as it was given.");
  }
}
