package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.article.Article;
import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.ArticleStore;
import dev.ilmyeon.articles.front.PlannedStore.Planned;
import dev.ilmyeon.articles.front.layout.ContainerLayout;
import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Fill;
import dev.ilmyeon.articles.front.layout.Layout;
import dev.ilmyeon.articles.front.layout.Slot;
import dev.ilmyeon.articles.front.schedule.Ahead;
import dev.ilmyeon.articles.front.schedule.PinnedStore;
import dev.ilmyeon.articles.front.schedule.ScheduleStore;
import dev.ilmyeon.articles.front.version.VersionKey;
import dev.ilmyeon.articles.front.version.VersionStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * The page that readers will see if all goes as planned: the version in force, what is scheduled to
 * change in it applied in order, articles that will have been published or whose embargo will have
 * ended, and none that will have been withdrawn. A change that could not be made is left out, as it
 * will be. For the newsroom alone.
 */
final class Previews {

  private final LayoutStore layouts;
  private final VersionStore versions;
  private final ScheduleStore schedule;
  private final PinnedStore pinned;
  private final ArticleStore articles;
  private final PlannedStore planned;
  private final CandidateFinder candidates;

  Previews(
      LayoutStore layouts,
      VersionStore versions,
      ScheduleStore schedule,
      PinnedStore pinned,
      ArticleStore articles,
      PlannedStore planned,
      CandidateFinder candidates) {
    this.layouts = layouts;
    this.versions = versions;
    this.schedule = schedule;
    this.pinned = pinned;
    this.articles = articles;
    this.planned = planned;
    this.candidates = candidates;
  }

  /** Of a request whose time is ahead; absent for a front of another newsroom. */
  Mono<FrontPage> page(FrontRequest request, String newsroom) {
    return versions
        .edition(request.front(), newsroom)
        .flatMap(_ -> layouts.layouts(List.of(request)))
        .mapNotNull(found -> found.get(0))
        .flatMap(page -> arranged(page).map(page::previewing))
        .flatMap(page -> filled(page, newsroom));
  }

  /** As editors will have arranged it, without what will not be seen. */
  private Mono<Layout> arranged(PageLayout page) {
    return Mono.zip(
            versions.layout(new VersionKey(page.id().edition(), page.id().version())),
            schedule.pending(page.id().edition(), page.asOf()))
        .flatMap(found ->
            pinned
                .ofAll(page.id().edition(), found.getT2())
                .map(articles -> Ahead.of(found.getT1(), found.getT2(), articles)))
        .map(layout -> layout.withoutExpired(page.asOf()))
        .flatMap(layout -> visible(layout, page.asOf()));
  }

  private Mono<Layout> visible(Layout layout, Instant at) {
    List<ArticleId> placed =
        layout.containers().stream()
            .flatMap(container -> container.cards().stream())
            .flatMap(Previews::article)
            .toList();
    return Mono.zip(articles.planned(placed, at), planned.goneBy(at))
        .map(found -> layout.keeping(card -> isShown(card, found.getT1(), found.getT2())));
  }

  private static Stream<ArticleId> article(CuratedCard card) {
    return card.slot() instanceof Slot.OfArticle(ArticleId id) ? Stream.of(id) : Stream.empty();
  }

  private static boolean isShown(
      CuratedCard card, Map<ArticleId, Article> shown, Set<ArticleId> gone) {
    return !(card.slot() instanceof Slot.OfArticle(ArticleId id))
        || (shown.containsKey(id) && !gone.contains(id));
  }

  private Mono<FrontPage> filled(PageLayout page, String newsroom) {
    return Mono.zip(
            candidates.find(List.of(page)),
            planned.until(newsroom, page.asOf()),
            planned.goneBy(page.asOf()))
        .map(found ->
            BackFill.fill(
                page, withPlanned(page, found.getT1(), found.getT2()).without(found.getT3())));
  }

  /** What is to come is newer than all that there is. */
  private static Candidates withPlanned(
      PageLayout page, Candidates present, List<Planned> planned) {
    Candidates all = present;
    for (ContainerLayout container : page.layout().containers()) {
      if (container.fill() instanceof Fill.FromFeed(var feed)) {
        all =
            all.withFirst(
                new Candidates.Source(container.fill(), page.readAt()),
                planned.stream().filter(article -> article.isIn(feed)).map(Planned::id).toList());
      }
    }
    return all;
  }
}
