package dev.ilmyeon.articles.front.edit;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.version.VersionKey;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Notes in the trail the cards whose time to leave the page has come. They leave it by themselves,
 * since whoever makes a page leaves them out; so this is looked for every now and then, and when a
 * version is made that no longer holds them.
 */
final class Expiries {

  private record Gone(VersionKey version, String container, String target, Instant until) {}

  private final DatabaseClient database;
  private final Clock clock;
  private final FrontTrail trail;
  private final TransactionalOperator transaction;

  Expiries(
      DatabaseClient database, Clock clock, FrontTrail trail, TransactionalOperator transaction) {
    this.database = database;
    this.clock = clock;
    this.trail = trail;
    this.transaction = transaction;
  }

  /** Those of the versions in force. */
  Mono<Void> noteAll() {
    return trailed(find("TRUE")).as(transaction::transactional);
  }

  /** Those of a version that another has followed, within the caller's transaction. */
  Mono<Void> note(VersionKey version) {
    return trailed(
        find("f.edition_id = :front AND f.version = :version")
            .bind("front", version.edition().value())
            .bind("version", version.version()));
  }

  private Mono<Void> trailed(GenericExecuteSpec found) {
    return found
        .map(Expiries::gone)
        .all()
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .concatMap(
            gone -> trail.expired(gone.version(), gone.target(), gone.container(), gone.until()))
        .then();
  }

  /** Each card once: what another instance notes meanwhile is waited for, and then not found. */
  private GenericExecuteSpec find(String which) {
    return database
        .sql(
            """
            WITH due AS (
              SELECT d.edition_id, d.version, d.container_key, d.position, d.until,
                coalesce('article:' || d.article_id, 'gallery:' || d.gallery_id, 'region:' || d.region_code,
                  'snap:' || d.snap_url) AS target
              FROM edition e
              CROSS JOIN LATERAL (SELECT coalesce(e.fixed_clock, :now) AS now) c
              CROSS JOIN LATERAL (
                SELECT f.version, f.effective_from FROM front f
                WHERE f.edition_id = e.id AND f.effective_from <= c.now AND %s
                ORDER BY f.effective_from DESC, f.version DESC
                LIMIT 1) v
              JOIN card d ON d.edition_id = e.id AND d.version = v.version
                AND d.until > v.effective_from AND d.until <= c.now
              WHERE NOT EXISTS (
                SELECT FROM expired_card x
                WHERE x.edition_id = d.edition_id AND x.version = d.version
                  AND x.container_key = d.container_key AND x.position = d.position)),
            noted AS (
              INSERT INTO expired_card (edition_id, version, container_key, position)
              SELECT edition_id, version, container_key, position FROM due
              ORDER BY edition_id, version, container_key, position
              ON CONFLICT DO NOTHING
              RETURNING edition_id, version, container_key, position)
            SELECT due.* FROM due JOIN noted USING (edition_id, version, container_key, position)
            ORDER BY due.until, due.edition_id, due.container_key, due.position
            """
                .formatted(which))
        .bind("now", clock.instant());
  }

  private static Gone gone(Readable row) {
    return new Gone(
        new VersionKey(
            new EditionId(required(row, "edition_id", String.class)),
            required(row, "version", Integer.class)),
        required(row, "container_key", String.class),
        required(row, "target", String.class),
        instant(row, "until"));
  }
}
