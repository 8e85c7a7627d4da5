package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Slot;
import dev.ilmyeon.articles.media.Image;
import dev.ilmyeon.articles.reading.Withdrawn;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A place of a container.
 *
 * @param position from 1
 * @param sight the time at which its target must be public
 * @param tombstone what stands there since, in the past, if its article was withdrawn
 */
public record Card(
    int position,
    Origin origin,
    @Nullable String headline,
    @Nullable String kicker,
    @Nullable OffsetDateTime until,
    @Nullable Image imageOverride,
    Slot slot,
    Sight sight,
    @Nullable Withdrawn tombstone) {

  /**
   * What may be seen.
   *
   * @param planned what will be public by then too
   */
  public record Sight(Instant at, boolean planned) {}

  static Card curated(int position, CuratedCard card, Sight sight) {
    return new Card(
        position,
        Origin.CURATED,
        card.headline(),
        card.kicker(),
        card.until(),
        card.imageOverride(),
        card.slot(),
        sight,
        null);
  }

  static Card fill(int position, Slot slot, Sight sight) {
    return new Card(position, Origin.BACKFILL, null, null, null, null, slot, sight, null);
  }

  /** Without a word of what was withdrawn. */
  static Card buried(int position, Origin origin, Slot slot, Sight sight, Withdrawn tombstone) {
    return new Card(position, origin, null, null, null, null, slot, sight, tombstone);
  }
}
