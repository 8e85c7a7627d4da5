package dev.ilmyeon.media.usage;

import dev.ilmyeon.media.purge.PurgeQueue;
import dev.ilmyeon.platform.subgraph.purge.PurgeOrder;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes down which pictures articles use: in the place of what was said before, unless that is
 * newer. A picture that there is not is left out.
 */
final class ArticlePicturesStore {

  private final DatabaseClient database;
  private final PurgeQueue purges;
  private final TransactionalOperator transaction;

  ArticlePicturesStore(
      DatabaseClient database, PurgeQueue purges, TransactionalOperator transaction) {
    this.database = database;
    this.purges = purges;
    this.transaction = transaction;
  }

  /** All of them, or none. */
  Mono<Void> write(List<ArticlePictures> articles) {
    return Flux.fromIterable(articles).concatMap(this::write).then().as(transaction::transactional);
  }

  private Mono<Void> write(ArticlePictures article) {
    return claim(article)
        .flatMap(_ ->
            forget(article)
                .then(lead(article))
                .then(photos(article))
                .then(text(article))
                .then(
                    purges.add(
                        new PurgeOrder(List.of(), List.of("Article:" + article.article())))));
  }

  /** Empty if something newer is known. */
  private Mono<Long> claim(ArticlePictures article) {
    return database
        .sql(
            """
            INSERT INTO article_pictures (article_id, number) VALUES (:article, :number)
            ON CONFLICT (article_id) DO UPDATE SET number = EXCLUDED.number
            WHERE article_pictures.number < EXCLUDED.number
            RETURNING article_id
            """)
        .bind("article", article.article())
        .bind("number", article.number())
        .map(row -> article.article())
        .one();
  }

  private Mono<Void> forget(ArticlePictures article) {
    return database
        .sql(
            """
            WITH lead AS (DELETE FROM article_lead_image WHERE article_id = :article),
              photos AS (DELETE FROM article_photo WHERE article_id = :article)
            DELETE FROM article_text_image WHERE article_id = :article
            """)
        .bind("article", article.article())
        .then();
  }

  private Mono<Void> lead(ArticlePictures article) {
    return database
        .sql(
            """
            INSERT INTO article_lead_image (article_id, image_id)
            SELECT CAST(:article AS bigint), id FROM image WHERE id = :lead
            """)
        .bind("article", article.article())
        .bind("lead", Parameters.in(R2dbcType.BIGINT, article.lead()))
        .then();
  }

  private Mono<Void> photos(ArticlePictures article) {
    List<ArticlePictures.Photo> photos = article.photos();
    return database
        .sql(
            """
            INSERT INTO article_photo (article_id, position, image_id, caption)
            SELECT CAST(:article AS bigint), CAST(photo.place AS integer), image.id, photo.caption
            FROM unnest(:images, :captions) WITH ORDINALITY AS photo (image, caption, place)
            JOIN image ON image.id = photo.image
            """)
        .bind("article", article.article())
        .bind("images", photos.stream().map(ArticlePictures.Photo::image).toArray(Long[]::new))
        .bind(
            "captions", photos.stream().map(ArticlePictures.Photo::caption).toArray(String[]::new))
        .then();
  }

  private Mono<Void> text(ArticlePictures article) {
    return database
        .sql(
            """
            INSERT INTO article_text_image (article_id, image_id)
            SELECT CAST(:article AS bigint), id FROM image WHERE id = ANY(:images)
            """)
        .bind("article", article.article())
        .bind("images", article.text().toArray(Long[]::new))
        .then();
  }
}
