package dev.ilmyeon.articles.search;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.Body;
import dev.ilmyeon.articles.reading.Withdrawn;
import dev.ilmyeon.articles.search.Highlights.Excerpt;
import dev.ilmyeon.articles.search.Highlights.Highlight;
import dev.ilmyeon.articles.search.SearchHits.Hit;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class SearchController {

  private static final int MAX_QUERY = 200;
  private static final int MAX_SUGGESTIONS = 20;
  private static final int MAX_EXCERPT = 1000;

  private final Searches searches;
  private final Clock clock;

  SearchController(Searches searches, Clock clock) {
    this.searches = searches;
    this.clock = clock;
  }

  @QueryMapping
  Mono<SearchHits> search(
      @Argument String query,
      @Argument @Nullable SearchFilter filter,
      @Argument SearchOrder order,
      @Argument int first,
      @Argument @Nullable String after) {
    SearchFilter narrowed = Objects.requireNonNullElse(filter, SearchFilter.NONE);
    String list = Search.listName(checked("query", query), narrowed, order);
    SearchPosition position = SearchPosition.after(list, after, clock.instant());
    return searches.find(query, narrowed, order, position, PageSize.check(first));
  }

  @QueryMapping
  Mono<List<String>> searchSuggestions(@Argument String typed, @Argument int first) {
    if (first < 1 || first > MAX_SUGGESTIONS) {
      throw new BadInputException(
          "'first' is from 1 to %d, not %d.".formatted(MAX_SUGGESTIONS, first));
    }
    return searches.suggestions(checked("typed", typed), clock.instant(), first);
  }

  private static String checked(String argument, String text) {
    if (text.length() > MAX_QUERY || text.indexOf('\0') >= 0) {
      throw new BadInputException("'%s' has at most %d characters.".formatted(argument, MAX_QUERY));
    }
    return text;
  }

  @SchemaMapping(typeName = "SearchConnection")
  Mono<Long> totalCount(SearchHits hits) {
    return searches.count(hits.search());
  }

  @SchemaMapping(typeName = "SearchConnection")
  Mono<List<Withdrawn>> withdrawn(SearchHits hits) {
    return searches.withdrawn(hits.search());
  }

  @SchemaMapping(typeName = "SearchConnection")
  Mono<String> didYouMean(SearchHits hits) {
    boolean asAsked = hits.search().position().every() && !hits.edges().isEmpty();
    return searches.meant(hits.search(), asAsked);
  }

  @SchemaMapping(typeName = "SearchEdge")
  List<Highlight> titleHighlights(Hit hit) {
    return hit.highlights().in(hit.node().title());
  }

  @SchemaMapping(typeName = "SearchEdge")
  CompletableFuture<Excerpt> excerpt(
      Hit hit, @Argument int maxChars, DataLoader<ArticleId, Body> bodies) {
    if (maxChars < 1 || maxChars > MAX_EXCERPT) {
      throw new BadInputException(
          "'maxChars' is from 1 to %d, not %d.".formatted(MAX_EXCERPT, maxChars));
    }
    return bodies
        .load(hit.node().id())
        .thenApply(body -> hit.highlights().excerpt(body.text(), maxChars));
  }
}
