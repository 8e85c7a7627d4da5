package dev.ilmyeon.articles.front.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A container and its curated cards in their order. */
public record ContainerLayout(
    String key,
    ContainerKind kind,
    String title,
    @Nullable String morePath,
    int capacity,
    Fill fill,
    List<CuratedCard> cards) {

  public ContainerLayout {
    cards = List.copyOf(cards);
  }

  public ContainerLayout withCards(List<CuratedCard> others) {
    return new ContainerLayout(key, kind, title, morePath, capacity, fill, others);
  }
}
