package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.front.ServedFormat.ServedCard;
import dev.ilmyeon.articles.front.StandingStore.Standing;
import dev.ilmyeon.articles.front.layout.ContainerLayout;
import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Shows again what readers saw, each card on its place. An article that was withdrawn since leaves
 * its tombstone there, without the editors' words about it; one that is not public any more leaves
 * nothing. One statement, however many pages.
 */
final class RecordedPages {

  private final ServedFormat format;
  private final StandingStore standings;

  RecordedPages(ServedFormat format, StandingStore standings) {
    this.format = format;
    this.standings = standings;
  }

  Mono<Map<Integer, FrontPage>> pages(Map<Integer, PageLayout> recorded) {
    Map<Integer, Map<String, List<ServedCard>>> served = new LinkedHashMap<>();
    recorded.forEach((ask, page) -> served.put(ask, cards(page)));
    return standings
        .of(articles(served.values()))
        .map(found ->
            recorded.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey,
                        entry ->
                            page(
                                entry.getValue(),
                                Objects.requireNonNull(served.get(entry.getKey())),
                                found))));
  }

  private Map<String, List<ServedCard>> cards(PageLayout page) {
    Map<String, List<ServedCard>> cards = new LinkedHashMap<>();
    page.served().forEach((container, json) -> cards.put(container, format.read(json)));
    return cards;
  }

  private static Set<ArticleId> articles(Collection<Map<String, List<ServedCard>>> pages) {
    return pages.stream()
        .flatMap(page -> page.values().stream())
        .flatMap(List::stream)
        .flatMap(card ->
            card.card().article() == null
                ? Stream.empty()
                : Stream.of(new ArticleId(card.card().article())))
        .collect(Collectors.toSet());
  }

  private static FrontPage page(
      PageLayout page, Map<String, List<ServedCard>> served, Map<ArticleId, Standing> standings) {
    Instant now = page.edition().now().toInstant();
    List<Container> containers = new ArrayList<>();
    for (ContainerLayout container : page.layout().containers()) {
      List<Card> cards = new ArrayList<>();
      List<ServedCard> stood = served.getOrDefault(container.key(), List.of());
      for (int i = 0; i < stood.size(); i++) {
        Card card = card(i + 1, stood.get(i), standings, now);
        if (card != null) {
          cards.add(card);
        }
      }
      containers.add(Container.of(container, cards));
    }
    return page.with(containers);
  }

  private static @Nullable Card card(
      int position, ServedCard served, Map<ArticleId, Standing> standings, Instant now) {
    CuratedCard stored = served.card().card();
    Card.Sight sight = new Card.Sight(now, false);
    if (stored.slot() instanceof Slot.OfArticle(ArticleId id)) {
      Standing standing = standings.get(id);
      if (standing != null && standing.withdrawn() != null) {
        return Card.buried(position, served.origin(), stored.slot(), sight, standing.withdrawn());
      }
      if (standing == null || !standing.isPublicAt(now)) {
        return null;
      }
    }
    return new Card(
        position,
        served.origin(),
        stored.headline(),
        stored.kicker(),
        stored.until(),
        stored.imageOverride(),
        stored.slot(),
        sight,
        null);
  }
}
