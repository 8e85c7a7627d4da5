package dev.ilmyeon.media.rights;

import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.image.ImageColumns;
import dev.ilmyeon.media.image.ImageId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rights as the newsroom changes and watches them. */
final class RightsStore {

  private static final int ENDED_AT_ONCE = 100;

  private final DatabaseClient database;
  private final Clock clock;

  RightsStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether there was such a picture, shown or not. */
  Mono<Boolean> change(ImageId id, ChangeRightsInput input, @Nullable ImageId substitute) {
    Instant expires = input.expiresAt() == null ? null : input.expiresAt().toInstant();
    return database
        .sql(
            """
            UPDATE image
            SET rights_holder = :holder, licence = :licence, syndicatable = :syndicatable,
              expires_at = :expires, denied = :denied, substitute_id = :substitute
            WHERE id = :id
            """)
        .bind("id", id.value())
        .bind("holder", input.holder().strip())
        .bind("licence", input.licence().strip())
        .bind("syndicatable", input.syndicatable())
        .bind("expires", Parameter.fromOrEmpty(expires, Instant.class))
        .bind("denied", input.denied())
        .bind(
            "substitute",
            Parameter.fromOrEmpty(substitute == null ? null : substitute.value(), Long.class))
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  /**
   * Takes some of those whose rights have ended by now, which are not taken again unless their
   * rights end anew. Others that ask at the same time get others.
   */
  Flux<ImageId> takeEnded() {
    return database
        .sql(
            """
            UPDATE image SET told_end = expires_at
            WHERE id IN (
              SELECT id FROM image
              WHERE expires_at <= :now AND told_end IS DISTINCT FROM expires_at
              ORDER BY expires_at LIMIT :most
              FOR UPDATE SKIP LOCKED)
            RETURNING id
            """)
        .bind("now", clock.instant())
        .bind("most", ENDED_AT_ONCE)
        .map(row -> new ImageId(ImageColumns.required(row, "id", Long.class)))
        .all();
  }

  Mono<Boolean> exists(ImageId id) {
    return database
        .sql("SELECT EXISTS (SELECT FROM image WHERE id = :id) AS there")
        .bind("id", id.value())
        .map(row -> ImageColumns.required(row, "there", Boolean.class))
        .one();
  }

  /** Of those that are shown now the ones whose rights end first, one more than asked for. */
  Mono<List<Image>> expiring(ExpiringPage page) {
    Instant now = clock.instant();
    return database
        .sql(
            """
            SELECT %s
            FROM image i
            WHERE NOT i.denied AND i.expires_at > :now AND i.expires_at <= :until
              AND (i.expires_at, i.id) > (:after, :id)
            ORDER BY i.expires_at, i.id
            LIMIT :rows
            """
                .formatted(ImageColumns.SELECT))
        .bind("now", now)
        .bind("until", page.until())
        .bind("after", page.after())
        .bind("id", page.afterId())
        .bind("rows", page.first() + 1)
        .map(row -> ImageColumns.read(row, now))
        .all()
        .collectList();
  }
}
