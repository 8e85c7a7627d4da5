package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.front.Layout.CuratedCard;
import dev.ilmyeon.articles.media.Image;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A place of a container.
 *
 * @param position from 1
 * @param readAt the time at which its target must be public
 */
record Card(
    int position,
    Origin origin,
    @Nullable String headline,
    @Nullable String kicker,
    @Nullable OffsetDateTime until,
    @Nullable Image imageOverride,
    Slot slot,
    Instant readAt) {

  static Card curated(int position, CuratedCard card, Instant readAt) {
    return new Card(
        position,
        Origin.CURATED,
        card.headline(),
        card.kicker(),
        card.until(),
        card.imageOverride(),
        card.slot(),
        readAt);
  }

  static Card fill(int position, Slot slot, Instant readAt) {
    return new Card(position, Origin.BACKFILL, null, null, null, null, slot, readAt);
  }
}
