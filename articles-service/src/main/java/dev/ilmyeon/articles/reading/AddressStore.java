package dev.ilmyeon.articles.reading;

import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.calendar.Kst;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Finds what an address leads to, in one statement. */
final class AddressStore {

  /** An article that is public, or was. */
  record Place(ArticleId id, String slug, @Nullable Withdrawn withdrawn) {}

  private final DatabaseClient database;

  AddressStore(DatabaseClient database) {
    this.database = database;
  }

  /** Empty if nothing that readers may know of is or was there. */
  Mono<Place> find(ArticlePath path, Instant now) {
    return switch (path) {
      case ArticlePath.Numbered(ArticleId id) -> place("a.id = :key", id.value(), now);
      case ArticlePath.Legacy(String number) -> place("a.legacy_no = :key", number, now);
      case ArticlePath.Former(String plain) ->
          place("a.id = (SELECT article_id FROM former_path WHERE path = :key)", plain, now);
    };
  }

  private Mono<Place> place(String condition, Object key, Instant now) {
    return database
        .sql(
            """
            SELECT a.id, a.slug, a.withdrawn_at, a.withdrawal_notice
            FROM article a
            WHERE %s
              AND (a.visible_from <= :now
                OR (a.withdrawn_at <= :now AND a.published_at <= a.withdrawn_at
                  AND coalesce(a.embargo_until <= a.withdrawn_at, true)))
            """
                .formatted(condition))
        .bind("key", key)
        .bind("now", now)
        .map(AddressStore::place)
        .one();
  }

  private static Place place(Readable row) {
    OffsetDateTime withdrawnAt = timeOrNull(row, "withdrawn_at");
    return new Place(
        new ArticleId(required(row, "id", Long.class)),
        required(row, "slug", String.class),
        withdrawnAt == null
            ? null
            : new Withdrawn(
                Objects.requireNonNull(Kst.atOrNull(withdrawnAt)),
                required(row, "withdrawal_notice", String.class)));
  }
}
