package dev.ilmyeon.articles.search;

import dev.ilmyeon.articles.article.Article;
import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.ArticleStore;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What to read next: two statements for all articles of a query's level. */
@Controller
class RelatedController {

  private static final int MOST = 20;

  /** An article, and how many others to name beside it. */
  record Wanted(ArticleId article, int first) {}

  private final SearchIndexer index;
  private final RelatedStore related;
  private final ArticleStore articles;
  private final Clock clock;

  RelatedController(
      SearchIndexer index,
      RelatedStore related,
      ArticleStore articles,
      Clock clock,
      BatchLoaderRegistry loaders) {
    this.index = index;
    this.related = related;
    this.articles = articles;
    this.clock = clock;
    loaders
        .<Wanted, List<Article>>forName("related")
        .registerMappedBatchLoader((wanted, _) -> load(wanted));
  }

  @SchemaMapping(typeName = "Article")
  CompletableFuture<List<Article>> related(
      Article article, @Argument int first, DataLoader<Wanted, List<Article>> related) {
    if (first < 1 || first > MOST) {
      throw new BadInputException("'first' is from 1 to %d, not %d.".formatted(MOST, first));
    }
    return related.load(new Wanted(article.id(), first));
  }

  private Mono<Map<Wanted, List<Article>>> load(Set<Wanted> wanted) {
    List<Wanted> asked = List.copyOf(wanted);
    Instant now = clock.instant();
    int most = asked.stream().mapToInt(Wanted::first).max().orElse(1);
    List<ArticleId> ids = asked.stream().map(Wanted::article).toList();
    return index
        .serving()
        .flatMap(generation -> related.of(generation, ids, now, most))
        .flatMap(found -> named(asked, found, now))
        .defaultIfEmpty(Map.of());
  }

  private Mono<Map<Wanted, List<Article>>> named(
      List<Wanted> asked, List<List<ArticleId>> found, Instant now) {
    Set<ArticleId> all = found.stream().flatMap(List::stream).collect(Collectors.toSet());
    return articles
        .visible(all, now)
        .map(visible -> {
          Map<Wanted, List<Article>> named = new HashMap<>();
          for (int i = 0; i < asked.size(); i++) {
            named.put(
                asked.get(i),
                found.get(i).stream()
                    .limit(asked.get(i).first())
                    .map(visible::get)
                    .filter(Objects::nonNull)
                    .toList());
          }
          return named;
        });
  }
}
