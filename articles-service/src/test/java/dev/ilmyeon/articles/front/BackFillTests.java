package dev.ilmyeon.articles.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.Feed;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.edition.Edition;
import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.layout.ContainerKind;
import dev.ilmyeon.articles.front.layout.ContainerLayout;
import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Fill;
import dev.ilmyeon.articles.front.layout.Layout;
import dev.ilmyeon.articles.front.layout.Slot;
import dev.ilmyeon.articles.media.Gallery;
import dev.ilmyeon.articles.section.SectionId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackFillTests {

  private static final Instant NOW = Instant.parse("2024-07-26T00:30:00Z");
  private static final Fill NEWEST = new Fill.FromFeed(new Feed.Newest());
  private static final Fill SPORTS = new Fill.FromFeed(new Feed.OfSection(new SectionId("sports")));

  @Test
  void putsCuratedCardsFirstThenFillsUp() {
    FrontPage page = fill(Map.of(NEWEST, ids(1, 2, 3, 4)), container("top", 3, NEWEST, article(9)));

    assertThat(shown(page, "top")).containsExactly("1 CURATED 9", "2 BACKFILL 1", "3 BACKFILL 2");
  }

  @Test
  void showsNoArticleTwice() {
    FrontPage page =
        fill(
            Map.of(NEWEST, ids(1, 2, 3, 4, 5, 6), SPORTS, ids(2, 3, 5, 7)),
            container("top", 3, NEWEST),
            container("sports", 2, SPORTS),
            container("more", 3, NEWEST));

    assertThat(shown(page, "top")).containsExactly("1 BACKFILL 1", "2 BACKFILL 2", "3 BACKFILL 3");
    assertThat(shown(page, "sports")).containsExactly("1 BACKFILL 5", "2 BACKFILL 7");
    assertThat(shown(page, "more")).containsExactly("1 BACKFILL 4", "2 BACKFILL 6");
  }

  @Test
  void doesNotTakeWhatAnEditorPlacedFurtherDown() {
    FrontPage page =
        fill(
            Map.of(NEWEST, ids(1, 2, 3)),
            container("top", 2, NEWEST),
            container("lower", 1, new Fill.Nothing(), article(1)));

    assertThat(shown(page, "top")).containsExactly("1 BACKFILL 2", "2 BACKFILL 3");
    assertThat(shown(page, "lower")).containsExactly("1 CURATED 1");
  }

  @Test
  void keepsTheUpperOfTwoCuratedCardsWithTheSameTarget() {
    FrontPage page =
        fill(
            Map.of(),
            container("top", 2, new Fill.Nothing(), article(1), gallery(5)),
            container("lower", 3, new Fill.Nothing(), gallery(5), article(1), article(2)));

    assertThat(shown(page, "lower")).containsExactly("1 CURATED 2");
  }

  @Test
  void holdsNoMoreThanItsCapacity() {
    FrontPage page =
        fill(
            Map.of(NEWEST, ids(7)),
            container("top", 2, NEWEST, article(1), article(2), article(3)),
            container("lower", 1, new Fill.Nothing(), article(3)));

    assertThat(shown(page, "top")).containsExactly("1 CURATED 1", "2 CURATED 2");
    assertThat(shown(page, "lower")).containsExactly("1 CURATED 3");
  }

  private static FrontPage fill(Map<Fill, List<ArticleId>> sources, ContainerLayout... containers) {
    PageLayout page =
        new PageLayout(
            new FrontId(new EditionId("main"), 1, null),
            new Edition(new EditionId("main"), "견본판", Kst.at(NOW)),
            null,
            NOW,
            NOW,
            false,
            new Layout(List.of(containers)),
            Map.of());
    Map<Candidates.Source, List<ArticleId>> bySource =
        sources.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    entry -> new Candidates.Source(entry.getKey(), NOW), Map.Entry::getValue));
    return BackFill.fill(page, new Candidates(bySource));
  }

  private static ContainerLayout container(
      String key, int capacity, Fill fill, CuratedCard... cards) {
    return new ContainerLayout(
        key, ContainerKind.LIST, key, null, capacity, fill, Arrays.asList(cards));
  }

  private static CuratedCard article(long id) {
    return new CuratedCard(new Slot.OfArticle(new ArticleId(id)), null, null, null, null);
  }

  private static CuratedCard gallery(long id) {
    return new CuratedCard(new Slot.OfGallery(new Gallery(id)), null, null, null, null);
  }

  private static List<ArticleId> ids(long... ids) {
    return LongStream.of(ids).mapToObj(ArticleId::new).toList();
  }

  private static List<String> shown(FrontPage page, String key) {
    return page.containers().stream()
        .filter(container -> container.key().equals(key))
        .flatMap(container -> container.all().stream())
        .map(card -> card.position() + " " + card.origin() + " " + id(card.slot()))
        .toList();
  }

  private static long id(Slot slot) {
    return switch (slot) {
      case Slot.OfArticle(ArticleId id) -> id.value();
      case Slot.OfGallery(Gallery gallery) -> gallery.id();
      case Slot.OfRegion _, Slot.OfSnap _ -> 0;
    };
  }
}
