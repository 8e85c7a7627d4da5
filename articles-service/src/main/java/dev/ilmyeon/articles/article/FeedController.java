package dev.ilmyeon.articles.article;

import dev.ilmyeon.articles.calendar.ReadingTime;
import dev.ilmyeon.articles.region.Region;
import dev.ilmyeon.articles.section.Section;
import dev.ilmyeon.articles.series.Series;
import dev.ilmyeon.platform.subgraph.connection.Connection;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Every list of articles that goes on behind its page. */
@Controller
class FeedController {

  /** Of a filter that no article can meet: it gives no cursor, so any is another list's. */
  private static final String EMPTY_LIST = "articles:none";

  private static final String TOTAL = "totalCount";

  private final ArticleListStore lists;
  private final Clock clock;

  FeedController(ArticleListStore lists, Clock clock) {
    this.lists = lists;
    this.clock = clock;
  }

  @QueryMapping
  Mono<Connection<Article>> articles(
      @Argument ArticleFilter.@Nullable Input filter,
      @Argument int first,
      @Argument @Nullable String after,
      DataFetchingEnvironment environment) {
    int size = PageSize.check(first);
    Instant now = clock.instant();
    Optional<ArticleFilter> asked =
        filter == null ? Optional.of(ArticleFilter.NONE) : filter.parse();
    String list = asked.map(ArticleFilter::listName).orElse(EMPTY_LIST);
    FeedPosition position = FeedPosition.after(list, after, now);
    boolean counted = environment.getSelectionSet().contains(TOTAL);
    return Mono.justOrEmpty(asked)
        .flatMap(conditions -> page(conditions, now, position, size, counted))
        .defaultIfEmpty(FeedPages.connection(list, List.of(), size, 0L));
  }

  private Mono<Connection<Article>> page(
      ArticleFilter filter, Instant now, FeedPosition after, int size, boolean counted) {
    Mono<Optional<Long>> total =
        counted ? lists.count(filter, now).map(Optional::of) : Mono.just(Optional.empty());
    return Mono.zip(lists.page(filter, now, after, size + 1), total)
        .map(found ->
            FeedPages.connection(
                filter.listName(), found.getT1(), size, found.getT2().orElse(null)));
  }

  @SchemaMapping(typeName = "Section", field = "articles")
  CompletableFuture<Connection<Article>> ofSection(
      Section section,
      @Argument int first,
      @Argument @Nullable String after,
      DataFetchingEnvironment environment,
      DataLoader<FeedRequest, Connection<Article>> feedPages) {
    return feedPages.load(request(new Feed.OfSection(section.id()), first, after, environment));
  }

  @SchemaMapping(typeName = "Region", field = "articles")
  CompletableFuture<Connection<Article>> ofRegion(
      Region region,
      @Argument int first,
      @Argument @Nullable String after,
      DataFetchingEnvironment environment,
      DataLoader<FeedRequest, Connection<Article>> feedPages) {
    return feedPages.load(request(new Feed.OfRegion(region.code()), first, after, environment));
  }

  @SchemaMapping(typeName = "Series", field = "articles")
  CompletableFuture<Connection<Article>> ofSeries(
      Series series,
      @Argument int first,
      @Argument @Nullable String after,
      DataFetchingEnvironment environment,
      DataLoader<FeedRequest, Connection<Article>> feedPages) {
    return feedPages.load(request(new Feed.OfSeries(series.id()), first, after, environment));
  }

  private FeedRequest request(
      Feed feed, int first, @Nullable String after, DataFetchingEnvironment environment) {
    ReadingTime time = ReadingTime.of(environment, clock);
    return new FeedRequest(
        feed,
        time,
        FeedPosition.after(feed.name(), after, time.instant()),
        PageSize.check(first),
        environment.getSelectionSet().contains(TOTAL));
  }
}
