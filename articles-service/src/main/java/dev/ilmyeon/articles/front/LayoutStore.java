package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.database.PerRequest;
import dev.ilmyeon.articles.front.version.LayoutColumns;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The layouts of front pages, whole and however many in one statement. */
final class LayoutStore {

  /**
   * A version's first record shows how it looked since it took effect, if it was made that soon
   * after; later ones tell nothing of what was before.
   */
  private static final int FIRST_RECORD_WITHIN = 10;

  private final DatabaseClient database;
  private final Clock clock;

  LayoutStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** By the request's index; a request without a front has none. */
  Mono<Map<Integer, PageLayout>> layouts(List<FrontRequest> requests) {
    if (requests.isEmpty()) {
      return Mono.just(Map.of());
    }
    return database
        .sql(
            """
            SELECT q.ask, e.id AS edition_id, e.name AS edition_name, c.now AS edition_now,
              e.region_code AS edition_region, er.name AS edition_region_name,
              v.version, q.at, t.as_of, least(t.as_of, c.now) AS read_at, h.cards::text AS served,
              %s
            FROM unnest(:asks, :editions, :regions, :versions, :ats)
              AS q(ask, edition_id, region_code, version, at)
            JOIN edition e ON (q.region_code IS NULL AND e.id = q.edition_id)
              OR (e.parent_id = q.edition_id AND e.region_code = q.region_code)
            LEFT JOIN region er ON er.code = e.region_code
            CROSS JOIN LATERAL (SELECT coalesce(e.fixed_clock, :now) AS now) c
            CROSS JOIN LATERAL (
              SELECT f.version, f.effective_from, (
                SELECT min(n.effective_from) FROM front n
                WHERE n.edition_id = f.edition_id
                  AND (n.effective_from, n.version) > (f.effective_from, f.version)
              ) AS superseded_at
              FROM front f
              WHERE f.edition_id = e.id
                AND f.effective_from <= least(q.at, c.now)
                AND f.version = coalesce(q.version, f.version)
              ORDER BY f.effective_from DESC, f.version DESC
              LIMIT 1) v
            CROSS JOIN LATERAL (
              SELECT coalesce(
                q.at, CASE WHEN q.version IS NULL THEN c.now ELSE least(v.superseded_at, c.now) END
              ) AS as_of) t
            LEFT JOIN container o ON o.edition_id = e.id AND o.version = v.version
            LEFT JOIN LATERAL (
              SELECT coalesce((
                SELECT s.cards FROM front_served s
                WHERE s.edition_id = e.id AND s.version = v.version AND s.container_key = o.key
                  AND s.served_from <= t.as_of
                ORDER BY s.served_from DESC, s.number DESC
                LIMIT 1), (
                SELECT s.cards FROM front_served s
                WHERE s.edition_id = e.id AND s.version = v.version AND s.container_key = o.key
                  AND s.served_from <= v.effective_from + interval '%d seconds'
                ORDER BY s.served_from, s.number
                LIMIT 1)) AS cards
              WHERE t.as_of < c.now OR v.superseded_at <= c.now) h ON TRUE
            LEFT JOIN LATERAL (
              SELECT d.* FROM card d
              WHERE d.edition_id = e.id AND d.version = v.version AND d.container_key = o.key
                AND h.cards IS NULL
                AND (d.until IS NULL OR d.until > t.as_of)
                AND (d.article_id IS NULL OR EXISTS (
                  SELECT FROM article a
                  WHERE a.id = d.article_id AND a.visible_from <= least(t.as_of, c.now)))
            ) d ON TRUE
            LEFT JOIN region r ON r.code = d.region_code
            ORDER BY q.ask, o.position, d.position
            """
                .formatted(LayoutColumns.COLUMNS, FIRST_RECORD_WITHIN))
        .bind("asks", PerRequest.asks(requests.size()))
        .bind(
            "editions",
            requests.stream()
                .map(request -> request.front().edition().value())
                .toArray(String[]::new))
        .bind(
            "regions",
            requests.stream()
                .map(request -> request.front().region())
                .map(region -> region == null ? null : region.value())
                .toArray(String[]::new))
        .bind("versions", requests.stream().map(FrontRequest::version).toArray(Integer[]::new))
        .bind("ats", requests.stream().map(FrontRequest::at).toArray(Instant[]::new))
        .bind("now", clock.instant())
        .map(LayoutRow::read)
        .all()
        .collectList()
        .map(LayoutRow::layouts);
  }
}
