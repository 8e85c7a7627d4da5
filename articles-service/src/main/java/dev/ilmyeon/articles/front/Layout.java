package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.edition.Edition;
import dev.ilmyeon.articles.media.Image;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a front as the editors made it, as it stands at a time: curated cards that have
 * expired, or whose article readers may not see, are left out already.
 *
 * @param asOf the time the page is of
 * @param readAt the time whose public articles fill it: {@code asOf}, but never after the edition's
 *     now
 */
record Layout(
    FrontId id, Edition edition, Instant asOf, Instant readAt, List<ContainerLayout> containers) {

  Layout {
    containers = List.copyOf(containers);
  }

  /** How many cards the page holds at most. */
  int capacity() {
    return containers.stream().mapToInt(ContainerLayout::capacity).sum();
  }

  /** A container and its curated cards in their order. */
  record ContainerLayout(
      String key,
      ContainerKind kind,
      String title,
      @Nullable String morePath,
      int capacity,
      Fill fill,
      List<CuratedCard> cards) {

    ContainerLayout {
      cards = List.copyOf(cards);
    }
  }

  /** A card that an editor placed. */
  record CuratedCard(
      Slot slot,
      @Nullable String headline,
      @Nullable String kicker,
      @Nullable OffsetDateTime until,
      @Nullable Image imageOverride) {}
}
