package dev.ilmyeon.articles.article;

import dev.ilmyeon.articles.address.PublicAddress;
import dev.ilmyeon.articles.entity.EntityBatch;
import dev.ilmyeon.articles.region.Region;
import dev.ilmyeon.articles.series.Series;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/**
 * The fields of an article. Those that its row does not hold are fetched for all articles at once:
 * the texts in one statement, whatever links to something else in another.
 */
@Controller
class ArticleController {

  private static final int MAX_TEASER = 2000;

  private final ArticleStore articles;
  private final PublicAddress address;
  private final Clock clock;

  ArticleController(ArticleStore articles, PublicAddress address, Clock clock) {
    this.articles = articles;
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

  @SchemaMapping(typeName = "Article")
  CompletableFuture<List<Region>> regions(
      Article article, DataLoader<ArticleId, Classification> classifications) {
    return classifications.load(article.id()).thenApply(Classification::regions);
  }

  @SchemaMapping(typeName = "Article")
  CompletableFuture<List<Series>> series(
      Article article, DataLoader<ArticleId, Classification> classifications) {
    return classifications.load(article.id()).thenApply(Classification::series);
  }

  @SchemaMapping(typeName = "Article")
  CompletableFuture<List<Tag>> tags(
      Article article, DataLoader<ArticleId, Classification> classifications) {
    return classifications.load(article.id()).thenApply(Classification::tags);
  }

  @SchemaMapping(typeName = "Article")
  CompletableFuture<List<Reporter>> bylines(
      Article article, DataLoader<ArticleId, Classification> classifications) {
    return classifications.load(article.id()).thenApply(Classification::bylines);
  }

  @SchemaMapping(typeName = "Article")
  CompletableFuture<List<Correction>> corrections(
      Article article, DataLoader<ArticleId, Classification> classifications) {
    return classifications.load(article.id()).thenApply(Classification::corrections);
  }
}
