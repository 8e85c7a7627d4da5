package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.database.PerRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The layouts of front pages, whole and however many in one statement. */
final class LayoutStore {

  private final DatabaseClient database;
  private final Clock clock;

  LayoutStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** By the request's index; a request without a front has none. */
  Mono<Map<Integer, Layout>> layouts(List<FrontRequest> requests) {
    if (requests.isEmpty()) {
      return Mono.just(Map.of());
    }
    return database
        .sql(
            """
            SELECT q.ask, e.id AS edition_id, e.name AS edition_name, c.now AS edition_now,
              v.version, q.at, t.as_of, least(t.as_of, c.now) AS read_at,
              o.key, o.kind, o.title, o.more_path, o.capacity, o.fill,
              coalesce(o.fill_section, o.fill_region, o.fill_series) AS fill_key,
              d.position, d.article_id, d.gallery_id, d.region_code, r.name AS region_name,
              d.snap_title, d.snap_url, d.headline, d.kicker, d.image_override, d.until
            FROM unnest(:asks, :editions, :versions, :ats) AS q(ask, edition_id, version, at)
            JOIN edition e ON e.id = q.edition_id
            CROSS JOIN LATERAL (SELECT coalesce(e.fixed_clock, :now) AS now) c
            CROSS JOIN LATERAL (
              SELECT f.version, (
                SELECT min(n.effective_from) FROM front n
                WHERE n.edition_id = f.edition_id AND n.effective_from > f.effective_from
              ) AS superseded_at
              FROM front f
              WHERE f.edition_id = e.id
                AND f.effective_from <= least(q.at, c.now)
                AND f.version = coalesce(q.version, f.version)
              ORDER BY f.effective_from DESC
              LIMIT 1) v
            CROSS JOIN LATERAL (
              SELECT coalesce(
                q.at, CASE WHEN q.version IS NULL THEN c.now ELSE least(v.superseded_at, c.now) END
              ) AS as_of) t
            LEFT JOIN container o ON o.edition_id = e.id AND o.version = v.version
            LEFT JOIN LATERAL (
              SELECT d.* FROM card d
              WHERE d.edition_id = e.id AND d.version = v.version AND d.container_key = o.key
                AND (d.until IS NULL OR d.until > t.as_of)
                AND (d.article_id IS NULL OR EXISTS (
                  SELECT FROM article a
                  WHERE a.id = d.article_id AND a.visible_from <= least(t.as_of, c.now)))
            ) d ON TRUE
            LEFT JOIN region r ON r.code = d.region_code
            ORDER BY q.ask, o.position, d.position
            """)
        .bind("asks", PerRequest.asks(requests.size()))
        .bind(
            "editions",
            requests.stream().map(request -> request.edition().value()).toArray(String[]::new))
        .bind("versions", requests.stream().map(FrontRequest::version).toArray(Integer[]::new))
        .bind("ats", requests.stream().map(FrontRequest::at).toArray(Instant[]::new))
        .bind("now", clock.instant())
        .map(LayoutRow::read)
        .all()
        .collectList()
        .map(LayoutRow::layouts);
  }
}
