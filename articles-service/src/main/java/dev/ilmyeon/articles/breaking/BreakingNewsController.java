package dev.ilmyeon.articles.breaking;

import dev.ilmyeon.articles.article.Article;
import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.ArticleStore;
import dev.ilmyeon.articles.breaking.BreakingDesk.BreakingNewsSaved;
import dev.ilmyeon.articles.id.Below;
import dev.ilmyeon.articles.outbox.OutboxEvent;
import dev.ilmyeon.articles.outbox.OutboxFeed;
import dev.ilmyeon.articles.outbox.Version;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import dev.ilmyeon.platform.subgraph.error.ForbiddenException;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Controller
class BreakingNewsController {

  private static final Set<String> READERS =
      Set.of("reporter", "editor", "desk-chief", "dashboard");

  /** What became of it. */
  record Fate(Outcome outcome, List<Receipt> receipts) {}

  /** What subscribers are told. */
  record BreakingNewsAlert(
      String version, String headline, OffsetDateTime at, @Nullable Article article) {}

  private final BreakingDesk desk;
  private final BreakingNewsStore store;
  private final OutboxFeed feed;
  private final ArticleStore articles;
  private final Clock clock;

  BreakingNewsController(
      BreakingDesk desk,
      BreakingNewsStore store,
      OutboxFeed feed,
      ArticleStore articles,
      Clock clock) {
    this.desk = desk;
    this.store = store;
    this.feed = feed;
    this.articles = articles;
    this.clock = clock;
  }

  @MutationMapping
  Mono<Object> sendBreakingNews(
      @Argument String headline,
      @Argument @Nullable String article,
      @Argument String idempotencyKey,
      @ContextValue Caller caller) {
    return desk.send(caller, idempotencyKey, new BreakingDesk.Send(headline, article));
  }

  @MutationMapping
  Mono<Object> confirmBreakingNews(
      @Argument String id, @Argument String idempotencyKey, @ContextValue Caller caller) {
    return desk.confirm(
        caller, idempotencyKey, ArticleId.parse(id).map(ArticleId::value).orElse(0L));
  }

  @QueryMapping
  Mono<List<BreakingNews>> breakingNewsLog(
      @Argument int first, @Argument @Nullable String before, @ContextValue Caller caller) {
    if (!caller.hasAny(READERS)) {
      throw new ForbiddenException();
    }
    return store.list(caller.newsroom(), Below.of(before), PageSize.check(first));
  }

  @SchemaMapping(typeName = "BreakingNewsSaved")
  Mono<BreakingNews> news(BreakingNewsSaved saved) {
    return store.find(saved.id());
  }

  @BatchMapping(typeName = "BreakingNews", field = "fate")
  Mono<Map<BreakingNews, Fate>> fates(List<BreakingNews> news) {
    return store
        .receipts(news.stream().map(BreakingNews::id).toList())
        .map(receipts -> {
          Map<Long, List<Receipt>> byNews =
              receipts.stream()
                  .collect(
                      Collectors.groupingBy(
                          BreakingNewsStore.OwnReceipt::news,
                          Collectors.mapping(
                              BreakingNewsStore.OwnReceipt::receipt, Collectors.toList())));
          return news.stream()
              .distinct()
              .collect(
                  Collectors.toMap(
                      Function.identity(),
                      one -> {
                        List<Receipt> own = byNews.getOrDefault(one.id(), List.of());
                        return new Fate(Outcome.of(own), own);
                      }));
        });
  }

  @SubscriptionMapping
  Flux<BreakingNewsAlert> breakingNews(@Argument @Nullable String after) {
    return feed.after(Version.parse(after))
        .filter(event -> event.type().equals(BreakingDesk.EVENT))
        .concatMap(this::alert, 1);
  }

  private Mono<BreakingNewsAlert> alert(OutboxEvent event) {
    return store
        .find(event.payload().path("id").asLong(0))
        .flatMap(news ->
            article(news)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(article ->
                    new BreakingNewsAlert(
                        Version.of(event),
                        news.headline(),
                        news.confirmedAt() == null ? news.proposedAt() : news.confirmedAt(),
                        article.orElse(null))));
  }

  private Mono<Article> article(BreakingNews news) {
    ArticleId id = news.article();
    return id == null
        ? Mono.empty()
        : articles.visible(List.of(id), clock.instant()).mapNotNull(found -> found.get(id));
  }
}
