package dev.ilmyeon.articles.front.layout;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** The containers of a front from top to bottom, with what editors placed in them. */
public record Layout(List<ContainerLayout> containers) {

  public Layout {
    containers = List.copyOf(containers);
  }

  /** How many cards the page holds at most. */
  public int capacity() {
    return containers.stream().mapToInt(ContainerLayout::capacity).sum();
  }

  public Layout keeping(Predicate<CuratedCard> kept) {
    return new Layout(
        containers.stream()
            .map(container -> container.withCards(container.cards().stream().filter(kept).toList()))
            .toList());
  }

  /** Without the cards that have left the page by then. */
  public Layout withoutExpired(Instant time) {
    return keeping(card -> !card.expiredAt(time));
  }
}
