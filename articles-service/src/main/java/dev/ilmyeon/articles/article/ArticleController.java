package dev.ilmyeon.articles.article;

import dev.ilmyeon.articles.address.PublicAddress;
import dev.ilmyeon.articles.entity.EntityBatch;
import dev.ilmyeon.articles.region.Region;
import dev.ilmyeon.articles.series.Series;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/**
 * The fields of an article; each that the row does not hold is fetched for all articles at once.
 */
@Controller
class ArticleController {

  private static final int MAX_TEASER = 2000;

  private final ArticleStore articles;
  private final ClassificationStore classification;
  private final PublicAddress address;
  private final Clock clock;

  ArticleController(
      ArticleStore articles,
      ClassificationStore classification,
      PublicAddress address,
      Clock clock) {
    this.articles = articles;
    this.classification = classification;
    this.address = address;
    this.clock = clock;
  }

  @EntityMapping("Article")
  Mono<List<@Nullable Article>> entities(@Argument("id") List<String> keys) {
    return EntityBatch.of(keys, ArticleId::parse)
        .fetch(ids -> articles.visible(ids, clock.instant()));
  }

  @SchemaMapping(typeName = "Article")
  String url(Article article) {
    return address.of(article.path());
  }

  @SchemaMapping(typeName = "Article")
  CompletableFuture<List<Block>> blocks(Article article, DataLoader<ArticleId, Body> bodies) {
    return bodies.load(article.id()).thenApply(Body::blocks);
  }

  @SchemaMapping(typeName = "Article")
  CompletableFuture<Teaser> teaser(
      Article article, @Argument int maxChars, DataLoader<ArticleId, Body> bodies) {
    if (maxChars < 1 || maxChars > MAX_TEASER) {
      throw new BadInputException(
          "'maxChars' is from 1 to %d, not %d.".formatted(MAX_TEASER, maxChars));
    }
    return bodies.load(article.id()).thenApply(body -> body.teaser(maxChars));
  }

  @BatchMapping(typeName = "Article")
  Mono<Map<Article, List<Region>>> regions(List<Article> batch) {
    return classification.regions(batch);
  }

  @BatchMapping(typeName = "Article")
  Mono<Map<Article, List<Series>>> series(List<Article> batch) {
    return classification.series(batch);
  }

  @BatchMapping(typeName = "Article")
  Mono<Map<Article, List<Tag>>> tags(List<Article> batch) {
    return classification.tags(batch);
  }

  @BatchMapping(typeName = "Article")
  Mono<Map<Article, List<Reporter>>> bylines(List<Article> batch) {
    return classification.bylines(batch);
  }

  @BatchMapping(typeName = "Article")
  Mono<Map<Article, List<Correction>>> corrections(List<Article> batch) {
    return classification.corrections(batch);
  }
}
