package dev.ilmyeon.articles.front.layout;

import dev.ilmyeon.articles.media.Image;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A card that an editor placed.
 *
 * @param headline shown in place of the target's own, and so for {@code imageOverride}
 * @param until when it leaves the page; null if it stays
 */
public record CuratedCard(
    Slot slot,
    @Nullable String headline,
    @Nullable String kicker,
    @Nullable OffsetDateTime until,
    @Nullable Image imageOverride) {

  /** Whether it has left the page at that time. */
  public boolean expiredAt(Instant time) {
    return until != null && !until.toInstant().isAfter(time);
  }
}
