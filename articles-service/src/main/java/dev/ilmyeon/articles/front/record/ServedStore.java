package dev.ilmyeon.articles.front.record;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.edition.EditionId;
import java.time.Clock;
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
