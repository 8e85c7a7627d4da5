package dev.ilmyeon.media.ready;

import dev.ilmyeon.media.image.ImageColumns;
import dev.ilmyeon.media.image.ImageId;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The queue of pictures to prepare, and what has left it. */
final class ReadyStore {

  private static final int AT_ONCE = 100;

  /** A picture's place among those that are ready. */
  record Ready(long position, ImageId image) {}

  private final DatabaseClient database;

  ReadyStore(DatabaseClient database) {
    this.database = database;
  }

  /** The next picture, which no other instance takes before the transaction ends; or none. */
  Mono<ImageId> next() {
    return database
        .sql(
            """
            SELECT image_id FROM image_preparation
            ORDER BY image_id LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        .map(row -> new ImageId(ImageColumns.required(row, "image_id", Long.class)))
        .one();
  }

  /**
   * Moves a picture to those that are ready. One at a time, so that positions are committed in
   * their order and who has seen one misses none before it; those of yesterday are forgotten.
   */
  Mono<Void> done(ImageId image) {
    return database
        .sql("SELECT pg_advisory_xact_lock(7002)::text")
        .then()
        .then(execute("DELETE FROM image_preparation WHERE image_id = :image", image))
        .then(execute("INSERT INTO image_ready (image_id) VALUES (:image)", image))
        .then(
            database
                .sql("DELETE FROM image_ready WHERE ready_at < now() - interval '1 day'")
                .then());
  }

  /** The last position; 0 if there is none. */
  Mono<Long> last() {
    return database
        .sql("SELECT COALESCE(max(position), 0) AS last FROM image_ready")
        .map(row -> ImageColumns.required(row, "last", Long.class))
        .one();
  }

  Mono<List<Ready>> after(long position) {
    return database
        .sql(
            """
            SELECT position, image_id FROM image_ready
            WHERE position > :position ORDER BY position LIMIT :most
            """)
        .bind("position", position)
        .bind("most", AT_ONCE)
        .map(row ->
            new Ready(
                ImageColumns.required(row, "position", Long.class),
                new ImageId(ImageColumns.required(row, "image_id", Long.class))))
        .all()
        .collectList();
  }

  private Mono<Void> execute(String sql, ImageId image) {
    return database.sql(sql).bind("image", image.value()).then();
  }
}
