package dev.ilmyeon.articles.front.version;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.database.PerRequest;
import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.layout.Layout;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Reads versions of fronts, whole: with expired cards and those that readers may not see. */
public final class VersionStore {

  private final DatabaseClient database;
  private final Clock clock;

  VersionStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The edition whose front is meant. */
  public Mono<EditionId> edition(FrontKey key) {
    return byKey("SELECT e.id FROM edition e WHERE %s", key)
        .map(row -> new EditionId(required(row, "id", String.class)))
        .one();
  }

  /** The same; absent for one of another newsroom. */
  public Mono<EditionId> edition(FrontKey key, String newsroom) {
    return byKey("SELECT e.id FROM edition e WHERE %s AND e.newsroom = :newsroom", key)
        .bind("newsroom", newsroom)
        .map(row -> new EditionId(required(row, "id", String.class)))
        .one();
  }

  /**
   * The same, and nobody else changes or records its front until the transaction ends. Waits as
   * long as the transaction's lock time-out allows.
   */
  public Mono<EditionId> lock(FrontKey key, String newsroom) {
    return byKey(
            "SELECT e.id FROM edition e WHERE %s AND e.newsroom = :newsroom FOR NO KEY UPDATE", key)
        .bind("newsroom", newsroom)
        .map(row -> new EditionId(required(row, "id", String.class)))
        .one();
  }

  private GenericExecuteSpec byKey(String sql, FrontKey key) {
    return key.region() == null
        ? database.sql(sql.formatted("e.id = :edition")).bind("edition", key.edition().value())
        : database
            .sql(sql.formatted("e.parent_id = :edition AND e.region_code = :region"))
            .bind("edition", key.edition().value())
            .bind("region", key.region().value());
  }

  /** Absent where the edition has no front yet. */
  public Mono<Head> head(EditionId edition) {
    return database
        .sql(
            """
            SELECT c.now, f.version, f.effective_from,
              (SELECT max(version) FROM front WHERE edition_id = e.id) AS newest
            FROM edition e
            CROSS JOIN LATERAL (SELECT coalesce(e.fixed_clock, :now) AS now) c
            JOIN front f ON f.edition_id = e.id AND f.effective_from <= c.now
            WHERE e.id = :edition
            ORDER BY f.effective_from DESC, f.version DESC
            LIMIT 1
            """)
        .bind("edition", edition.value())
        .bind("now", clock.instant())
        .map(row ->
            new Head(
                edition,
                instant(row, "now"),
                required(row, "version", Integer.class),
                required(row, "newest", Integer.class),
                instant(row, "effective_from")))
        .one();
  }

  public Mono<Layout> layout(VersionKey key) {
    return layouts(List.of(key)).mapNotNull(found -> found.get(key));
  }

  /** However many in one statement; a version that is not there is left out. */
  public Mono<Map<VersionKey, Layout>> layouts(Collection<VersionKey> keys) {
    List<VersionKey> asked = List.copyOf(keys);
    GenericExecuteSpec statement =
        database
            .sql(
                """
                SELECT q.ask, %s
                FROM unnest(:asks, :editions, :versions) AS q(ask, edition_id, version)
                JOIN front f ON f.edition_id = q.edition_id AND f.version = q.version
                LEFT JOIN container o ON o.edition_id = f.edition_id AND o.version = f.version
                LEFT JOIN card d ON d.edition_id = f.edition_id AND d.version = f.version
                  AND d.container_key = o.key
                LEFT JOIN region r ON r.code = d.region_code
                ORDER BY q.ask, o.position, d.position
                """
                    .formatted(LayoutColumns.COLUMNS))
            .bind("asks", PerRequest.asks(asked.size()))
            .bind(
                "editions", asked.stream().map(key -> key.edition().value()).toArray(String[]::new))
            .bind("versions", asked.stream().map(VersionKey::version).toArray(Integer[]::new));
    return PerRequest.rows(statement, asked.size(), LayoutRows.Row::read)
        .map(rows -> {
          Map<VersionKey, Layout> layouts = new LinkedHashMap<>();
          for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).isEmpty()) {
              layouts.put(asked.get(i), LayoutRows.layout(rows.get(i)));
            }
          }
          return layouts;
        });
  }

  /** Newest first, up to {@code limit} with a number below {@code before}. */
  public Mono<List<FrontVersion>> history(EditionId edition, @Nullable Integer before, int limit) {
    return database
        .sql(
            """
            SELECT version, effective_from, made_at, made_by, restores FROM front
            WHERE edition_id = :edition AND version < :before
            ORDER BY version DESC
            LIMIT %d
            """
                .formatted(limit))
        .bind("edition", edition.value())
        .bind("before", Optional.ofNullable(before).orElse(Integer.MAX_VALUE))
        .map(row ->
            new FrontVersion(
                new VersionKey(edition, required(row, "version", Integer.class)),
                instant(row, "effective_from"),
                instant(row, "made_at"),
                row.get("made_by", String.class),
                row.get("restores", Integer.class)))
        .all()
        .collect(Collectors.toList());
  }
}
