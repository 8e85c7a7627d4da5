package dev.ilmyeon.media.article;

import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.image.ImageRef;
import dev.ilmyeon.media.photo.Photo;
import dev.ilmyeon.media.photo.PhotoList;
import dev.ilmyeon.media.photo.PhotoPage;
import dev.ilmyeon.media.photo.Photos;
import dev.ilmyeon.platform.subgraph.connection.Connection;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class ArticleController {

  /**
   * Asks for the lead images already here, where they are selected: so they share the statement of
   * the pictures that the request's other representations ask for, instead of a later one.
   */
  @EntityMapping("Article")
  List<Article> articles(
      @Argument("id") List<String> ids,
      DataLoader<ImageRef, @Nullable Image> images,
      DataFetchingEnvironment environment) {
    List<Article> articles = ids.stream().map(Article::new).toList();
    if (environment.getSelectionSet().contains("Article.leadImage")) {
      var _ = images.loadMany(articles.stream().map(ArticleController::lead).toList());
    }
    return articles;
  }

  @SchemaMapping
  CompletableFuture<@Nullable Image> leadImage(
      Article article, DataLoader<ImageRef, @Nullable Image> images) {
    return images.load(lead(article));
  }

  @SchemaMapping
  CompletableFuture<Connection<Photo>> photos(
      Article article,
      @Argument int first,
      @Argument @Nullable String after,
      DataLoader<PhotoPage, Photos> pages) {
    return PhotoPage.of(PhotoList.ARTICLE, article.number(), first, after).load(pages);
  }

  private static ImageRef lead(Article article) {
    return new ImageRef.LeadOf(article.number());
  }
}
