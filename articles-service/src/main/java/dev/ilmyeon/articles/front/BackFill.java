package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.front.layout.ContainerLayout;
import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Slot;
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

  static FrontPage fill(PageLayout page, Candidates candidates) {
    Card.Sight sight = new Card.Sight(page.readAt(), page.preview());
    Set<Slot> placed = new HashSet<>();
    List<List<CuratedCard>> curated =
        page.layout().containers().stream().map(container -> keep(container, placed)).toList();
    List<Container> containers = new ArrayList<>();
    for (int i = 0; i < curated.size(); i++) {
      ContainerLayout container = page.layout().containers().get(i);
      List<Card> cards = new ArrayList<>();
      for (CuratedCard card : curated.get(i)) {
        cards.add(Card.curated(cards.size() + 1, card, sight));
      }
      for (ArticleId candidate : candidates.of(container.fill(), page.readAt())) {
        Slot slot = new Slot.OfArticle(candidate);
        if (cards.size() < container.capacity() && placed.add(slot)) {
          cards.add(Card.fill(cards.size() + 1, slot, sight));
        }
      }
      containers.add(Container.of(container, cards));
    }
    return page.with(containers);
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
