package dev.ilmyeon.articles.front.change;

import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.SlotKey;
import dev.ilmyeon.articles.media.Image;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an editor does to a front. Cards are named by what they show, never by their
 * place, so that a change that is applied later finds its card wherever that has gone.
 */
public sealed interface FrontChange {

  /** The card that it is about. */
  SlotKey target();

  /**
   * Puts a card on the page.
   *
   * @param position from 1 among the container's curated cards; null, or one behind the last, is
   *     the end
   */
  record Pin(String container, @Nullable Integer position, CuratedCard card)
      implements FrontChange {
    @Override
    public SlotKey target() {
      return card.slot().key();
    }
  }

  /** Takes a card off the page. */
  record Unpin(SlotKey target) implements FrontChange {}

  /** Puts a card elsewhere; the position counts without it. */
  record Move(SlotKey target, String container, @Nullable Integer position)
      implements FrontChange {}

  /** Shows other words or another picture in place of the target's own. */
  record Dress(
      SlotKey target, Setting<String> headline, Setting<String> kicker, Setting<Image> image)
      implements FrontChange {}

  /** Says when a card leaves the page; null: it stays. */
  record Expire(SlotKey target, @Nullable OffsetDateTime until) implements FrontChange {}
}
