package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.Feed;
import dev.ilmyeon.articles.article.FeedStore;
import dev.ilmyeon.articles.front.Candidates.Source;
import dev.ilmyeon.articles.front.layout.Fill;
import dev.ilmyeon.articles.reading.MostReadStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Finds what may fill pages up: the feeds in one statement, what was read most in another. */
final class CandidateFinder {

  /** What "most read" looks back on. */
  private static final Duration MOST_READ_WINDOW = Duration.ofHours(24);

  private final FeedStore feeds;
  private final MostReadStore mostRead;

  CandidateFinder(FeedStore feeds, MostReadStore mostRead) {
    this.feeds = feeds;
    this.mostRead = mostRead;
  }

  /**
   * As many of each source as there are places on a page: the rest of the page may hold the others.
   */
  Mono<Candidates> find(Collection<PageLayout> pages) {
    int limit = pages.stream().mapToInt(page -> page.layout().capacity()).max().orElse(0);
    List<Source> sources =
        pages.stream().flatMap(page -> sources(page).stream()).distinct().toList();
    List<Source> ofFeeds = sources.stream().filter(s -> s.fill() instanceof Fill.FromFeed).toList();
    List<Source> ofReads = sources.stream().filter(s -> s.fill() instanceof Fill.MostRead).toList();
    return Mono.zip(newest(ofFeeds, limit), mostRead(ofReads, limit))
        .map(ids -> {
          Map<Source, List<ArticleId>> bySource = new HashMap<>();
          put(bySource, ofFeeds, ids.getT1());
          put(bySource, ofReads, ids.getT2());
          return new Candidates(bySource);
        });
  }

  private static List<Source> sources(PageLayout page) {
    return page.layout().containers().stream()
        .map(container -> new Source(container.fill(), page.readAt()))
        .toList();
  }

  private Mono<List<List<ArticleId>>> newest(List<Source> sources, int limit) {
    List<Feed> asked = new ArrayList<>();
    for (Source source : sources) {
      if (source.fill() instanceof Fill.FromFeed(Feed feed)) {
        asked.add(feed);
      }
    }
    return feeds.newest(asked, sources.stream().map(Source::readAt).toList(), limit);
  }

  private Mono<List<List<ArticleId>>> mostRead(List<Source> sources, int limit) {
    return mostRead.ranking(
        sources.stream()
            .map(source -> new MostReadStore.Window(source.readAt(), MOST_READ_WINDOW))
            .toList(),
        limit);
  }

  private static void put(
      Map<Source, List<ArticleId>> bySource, List<Source> sources, List<List<ArticleId>> ids) {
    for (int i = 0; i < sources.size(); i++) {
      bySource.put(sources.get(i), ids.get(i));
    }
  }
}
