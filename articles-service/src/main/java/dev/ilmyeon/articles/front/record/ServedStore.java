package dev.ilmyeon.articles.front.record;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.edition.EditionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The record of what was served. */
final class ServedStore {

  /** A container of a version of a front. */
  record Place(String edition, int version, String container) {}

  /** A container's cards, as JSON, since a time. */
  record Entry(Place place, Instant from, String cards) {}

  static final int FORGOTTEN_AT_ONCE = 1000;

  private final DatabaseClient database;
  private final Clock clock;

  ServedStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The editions that have a front, without those that another instance records or an editor is
   * changing: theirs come with the next tick. Nobody changes them until the transaction ends.
   */
  Mono<List<EditionId>> claim() {
    return database
        .sql(
            """
            SELECT e.id FROM edition e
            WHERE EXISTS (
              SELECT FROM front f
              WHERE f.edition_id = e.id AND f.effective_from <= coalesce(e.fixed_clock, :now))
            ORDER BY e.id
            FOR NO KEY UPDATE SKIP LOCKED
            """)
        .bind("now", clock.instant())
        .map(row -> new EditionId(required(row, "id", String.class)))
        .all()
        .collectList();
  }

  /** The last entry of each container. */
  Mono<Map<Place, Entry>> last(Collection<Place> places) {
    return database
        .sql(
            """
            SELECT s.edition_id, s.version, s.container_key, s.served_from, s.cards::text AS cards
            FROM unnest(:editions, :versions, :containers) AS p(edition_id, version, container_key)
            CROSS JOIN LATERAL (
              SELECT s.* FROM front_served s
              WHERE s.edition_id = p.edition_id AND s.version = p.version
                AND s.container_key = p.container_key
              ORDER BY s.served_from DESC, s.number DESC
              LIMIT 1) s
            """)
        .bind("editions", places.stream().map(Place::edition).toArray(String[]::new))
        .bind("versions", places.stream().map(Place::version).toArray(Integer[]::new))
        .bind("containers", places.stream().map(Place::container).toArray(String[]::new))
        .map(row ->
            new Entry(
                new Place(
                    required(row, "edition_id", String.class),
                    required(row, "version", Integer.class),
                    required(row, "container_key", String.class)),
                instant(row, "served_from"),
                required(row, "cards", String.class)))
        .all()
        .collectMap(Entry::place);
  }

  /**
   * Forgets what only pages of before that long ago by their editions' clocks show: entries that
   * another had followed by then, in their container or with the version; a thousand at most, how
   * many.
   */
  Mono<Long> forget(Duration keep) {
    return database
        .sql(
            """
            DELETE FROM front_served WHERE (edition_id, version, container_key, served_from, number) IN (
              SELECT s.edition_id, s.version, s.container_key, s.served_from, s.number
              FROM front_served s JOIN edition e ON e.id = s.edition_id
              CROSS JOIN LATERAL (
                SELECT coalesce(e.fixed_clock, :now) - make_interval(secs => :keep) AS since) k
              JOIN front f ON f.edition_id = s.edition_id AND f.version = s.version
              WHERE s.served_from < k.since AND (
                EXISTS (
                  SELECT FROM front_served l
                  WHERE l.edition_id = s.edition_id AND l.version = s.version
                    AND l.container_key = s.container_key AND l.served_from <= k.since
                    AND (l.served_from, l.number) > (s.served_from, s.number))
                OR EXISTS (
                  SELECT FROM front n
                  WHERE n.edition_id = f.edition_id AND n.effective_from <= k.since
                    AND (n.effective_from, n.version) > (f.effective_from, f.version)))
              LIMIT %d)
            """
                .formatted(FORGOTTEN_AT_ONCE))
        .bind("now", clock.instant())
        .bind("keep", (double) keep.toSeconds())
        .fetch()
        .rowsUpdated();
  }

  /** Of each edition the highest number of its new entries. */
  Mono<Map<EditionId, Integer>> add(List<Entry> entries) {
    return database
        .sql(
            """
            WITH added AS (
              INSERT INTO front_served (edition_id, version, container_key, served_from, cards)
              SELECT s.edition_id, s.version, s.container_key, s.served_from, s.cards::jsonb
              FROM unnest(:editions, :versions, :containers, :froms, :cards)
                AS s(edition_id, version, container_key, served_from, cards)
              RETURNING edition_id, number)
            SELECT edition_id, max(number)::integer AS number FROM added GROUP BY edition_id
            """)
        .bind("editions", entries.stream().map(e -> e.place().edition()).toArray(String[]::new))
        .bind("versions", entries.stream().map(e -> e.place().version()).toArray(Integer[]::new))
        .bind("containers", entries.stream().map(e -> e.place().container()).toArray(String[]::new))
        .bind("froms", entries.stream().map(Entry::from).toArray(Instant[]::new))
        .bind("cards", entries.stream().map(Entry::cards).toArray(String[]::new))
        .map(row ->
            Map.entry(
                new EditionId(required(row, "edition_id", String.class)),
                required(row, "number", Integer.class)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }
}
