package dev.ilmyeon.articles.picture;

import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What media said of rights. */
final class RightsStore {

  /** Pictures a question. */
  static final int AT_ONCE = 100;

  private final DatabaseClient database;

  RightsStore(DatabaseClient database) {
    this.database = database;
  }

  /** Those that media spoke of. */
  Mono<Map<Long, Right>> of(Collection<Long> images) {
    return database
        .sql("SELECT image_id, shown, shown_until FROM picture_right WHERE image_id = ANY(:images)")
        .bind("images", images.toArray(Long[]::new))
        .map(row -> Map.entry(required(row, "image_id", Long.class), right(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Right right(Readable row) {
    OffsetDateTime until = timeOrNull(row, "shown_until");
    return new Right(
        required(row, "shown", Boolean.class), until == null ? null : until.toInstant());
  }

  Mono<Void> keep(Map<Long, Right> rights) {
    Map<Long, Right> inOrder = new TreeMap<>(rights);
    return database
        .sql(
            """
            INSERT INTO picture_right (image_id, shown, shown_until, asked_at)
            SELECT image_id, shown, shown_until, clock_timestamp()
            FROM unnest(:images, :shown, :untils) AS r(image_id, shown, shown_until)
            ON CONFLICT (image_id) DO UPDATE SET
              shown = EXCLUDED.shown, shown_until = EXCLUDED.shown_until, asked_at = EXCLUDED.asked_at
            """)
        .bind("images", inOrder.keySet().toArray(Long[]::new))
        .bind("shown", inOrder.values().stream().map(Right::shown).toArray(Boolean[]::new))
        .bind("untils", inOrder.values().stream().map(Right::until).toArray(Instant[]::new))
        .then();
  }

  /** What is to be published within the hour or to be put on a front, and was not asked lately. */
  Mono<List<Long>> needed() {
    return database
        .sql(
            """
            SELECT n.image FROM (
              SELECT jsonb_array_elements(j.payload -> 'pictures')::bigint AS image FROM scheduled_job j
              WHERE j.state = 'WAITING' AND j.kind = 'PUBLISH_ARTICLE'
                AND j.next_at < now() + interval '1 hour'
              UNION
              SELECT jsonb_path_query(s.changes, '$[*].card.image')::bigint FROM front_schedule s
              WHERE s.state = 'PENDING'
              UNION
              SELECT jsonb_path_query(s.changes, '$[*].image.to')::bigint FROM front_schedule s
              WHERE s.state = 'PENDING') n
            LEFT JOIN picture_right r ON r.image_id = n.image
            WHERE r.asked_at IS NULL OR r.asked_at < now() - interval '30 seconds'
            ORDER BY r.asked_at NULLS FIRST, n.image
            LIMIT %d
            """
                .formatted(AT_ONCE))
        .map(row -> required(row, "image", Long.class))
        .all()
        .collectList();
  }
}
