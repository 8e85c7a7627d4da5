package dev.ilmyeon.articles.search;

import dev.ilmyeon.articles.article.Article;
import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.ArticleStore;
import dev.ilmyeon.articles.korean.Keys;
import dev.ilmyeon.articles.reading.Withdrawn;
import dev.ilmyeon.articles.search.Generations.Generation;
import dev.ilmyeon.articles.search.SearchHits.Hit;
import dev.ilmyeon.platform.subgraph.connection.PageInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Carries searches out. */
final class Searches {

  private static final int CANDIDATES = 30;
  private static final int MAX_WORDS = 5;

  /** A slip for every so many keys, two at most. */
  private static final int KEYS_PER_SLIP = 4;

  private final SearchIndexer index;
  private final Dictionaries dictionaries;
  private final SearchStore store;
  private final ArticleStore articles;

  Searches(
      SearchIndexer index, Dictionaries dictionaries, SearchStore store, ArticleStore articles) {
    this.index = index;
    this.dictionaries = dictionaries;
    this.store = store;
    this.articles = articles;
  }

  /** Empty while there is no index yet. */
  Mono<SearchHits> find(
      String text, SearchFilter filter, SearchOrder order, SearchPosition position, int first) {
    return index
        .serving()
        .flatMap(generation ->
            dictionaries
                .version(generation.dictionary())
                .map(analysis ->
                    new Search(
                        generation,
                        analysis,
                        text,
                        SearchQuery.of(text, analysis),
                        filter,
                        order,
                        position)))
        .flatMap(search -> find(search, first));
  }

  private Mono<SearchHits> find(Search search, int first) {
    if (search.query().isEmpty()) {
      return Mono.just(new SearchHits(search, List.of(), new PageInfo(false, null)));
    }
    return results(search, first + 1)
        .flatMap(results -> {
          boolean nothing = results.isEmpty() && search.position().isTop();
          if (!nothing || search.query().groups().size() == 1) {
            return hits(search, results, first);
          }
          Search any = search.at(search.position().ofAny());
          return results(any, first + 1).flatMap(found -> hits(any, found, first));
        });
  }

  private Mono<List<SearchResult>> results(Search search, int limit) {
    return switch (search.order()) {
      case RELEVANCE ->
          store.best(
              search.generation(), search.query(), search.filter(), search.position(), limit);
      case NEWEST ->
          store.newest(
              search.generation(), search.query(), search.filter(), search.position(), limit);
    };
  }

  private Mono<SearchHits> hits(Search search, List<SearchResult> results, int first) {
    List<SearchResult> page = results.stream().limit(first).toList();
    return articles
        .visible(page.stream().map(SearchResult::id).toList(), search.position().asOf())
        .map(found -> hits(search, page, found, results.size() > first));
  }

  private static SearchHits hits(
      Search search, List<SearchResult> page, Map<ArticleId, Article> found, boolean more) {
    String list = Search.listName(search.text(), search.filter(), search.order());
    Highlights highlights = search.highlights();
    List<Hit> hits = new ArrayList<>();
    for (SearchResult result : page) {
      Article article = found.get(result.id());
      if (article != null) {
        String cursor = search.position().behind(result).cursor(list).encode();
        hits.add(new Hit(cursor, article, highlights));
      }
    }
    String end = hits.isEmpty() ? null : hits.getLast().cursor();
    return new SearchHits(search, hits, new PageInfo(more, end));
  }

  Mono<Long> count(Search search) {
    return search.query().isEmpty()
        ? Mono.just(0L)
        : store.count(search.generation(), search.query(), search.filter(), search.position());
  }

  Mono<List<Withdrawn>> withdrawn(Search search) {
    return search.query().isEmpty()
        ? Mono.just(List.of())
        : store.withdrawn(search.generation(), search.query(), search.filter(), search.position());
  }

  /**
   * The search with other words that are struck much the same: where nothing has all that was asked
   * for, any word may be replaced; elsewhere those that no title or tag begins with, by one slip.
   * Empty if there is nothing better.
   */
  Mono<String> meant(Search search, boolean asAsked) {
    List<String> words = Stream.of(search.text().strip().split("\\s+")).limit(MAX_WORDS).toList();
    Mono<List<String>> doubtful = asAsked ? store.unknown(words) : Mono.just(words);
    return doubtful
        .flatMapIterable(found -> found)
        .concatMap(
            word -> better(search, word, asAsked ? 1 : 2).map(better -> Map.entry(word, better)))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .filter(better -> !better.isEmpty())
        .map(better ->
            words.stream()
                .map(word -> better.getOrDefault(word, word))
                .collect(Collectors.joining(" ")))
        .filter(better -> !better.equals(String.join(" ", words)));
  }

  private Mono<String> better(Search search, String word, int most) {
    String keys = Keys.of(word);
    int allowed = Math.min(most, keys.length() / KEYS_PER_SLIP);
    return allowed == 0
        ? Mono.empty()
        : store
            .alike(search.generation(), keys, search.position().asOf(), CANDIDATES)
            .mapNotNull(candidates ->
                candidates.stream()
                    .filter(candidate -> slips(keys, candidate) <= allowed)
                    .min(Comparator.comparingInt(candidate -> slips(keys, candidate)))
                    .orElse(null));
  }

  private static int slips(String keys, String candidate) {
    return Keys.distance(keys, Keys.of(candidate));
  }

  /** Words that begin with what was typed, the last syllable half done as it may be. */
  Mono<List<String>> suggestions(String typed, Instant now, int limit) {
    return index.serving().flatMap(generation -> suggestions(generation, typed, now, limit));
  }

  private Mono<List<String>> suggestions(
      Generation generation, String typed, Instant now, int limit) {
    String keys = Keys.of(typed);
    return keys.isEmpty()
        ? Mono.just(List.of())
        : store.startingWith(generation, keys, Keys.areInitials(typed.strip()), now, limit);
  }
}
