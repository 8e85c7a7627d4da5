package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.front.Layout.ContainerLayout;
import dev.ilmyeon.articles.front.Layout.CuratedCard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Fills a layout up. Curated cards come first, in all containers, before any container is filled:
 * an article that an editor placed further down is not taken away by a list above it. Nothing
 * stands on a page twice; of two curated cards with the same target the upper one stays.
 */
final class BackFill {

  private BackFill() {}

  static FrontPage fill(Layout layout, Candidates candidates) {
    Set<Slot> placed = new HashSet<>();
    List<List<CuratedCard>> curated =
        layout.containers().stream().map(container -> keep(container, placed)).toList();
    List<Container> containers = new ArrayList<>();
    for (int i = 0; i < curated.size(); i++) {
      ContainerLayout container = layout.containers().get(i);
      List<Card> cards = new ArrayList<>();
      for (CuratedCard card : curated.get(i)) {
        cards.add(Card.curated(cards.size() + 1, card, layout.readAt()));
      }
      for (ArticleId candidate : candidates.of(container.fill(), layout.readAt())) {
        Slot slot = new Slot.OfArticle(candidate);
        if (cards.size() < container.capacity() && placed.add(slot)) {
          cards.add(Card.fill(cards.size() + 1, slot, layout.readAt()));
        }
      }
      containers.add(
          new Container(
              container.key(), container.kind(), container.title(), container.morePath(), cards));
    }
    return new FrontPage(layout.id(), layout.edition(), layout.asOf(), layout.readAt(), containers);
  }

  private static List<CuratedCard> keep(ContainerLayout container, Set<Slot> placed) {
    List<CuratedCard> kept = new ArrayList<>();
    for (CuratedCard card : container.cards()) {
      if (kept.size() < container.capacity() && placed.add(card.slot())) {
        kept.add(card);
      }
    }
    return kept;
  }
}
