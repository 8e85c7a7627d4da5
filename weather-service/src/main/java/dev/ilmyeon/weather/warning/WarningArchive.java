package dev.ilmyeon.weather.warning;

import dev.ilmyeon.weather.kma.WeatherWarning;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the list of warnings in force: what is new is announced, what is gone is lifted, what is
 * real replaces what was simulated.
 */
public final class WarningArchive {

  /** Where new warnings are announced, by their ids. */
  static final String CHANNEL = "warning_issued";

  private final DatabaseClient database;
  private final JsonMapper json;

  WarningArchive(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Takes the whole list of those in force, and says how many are new. */
  public Mono<Long> replace(List<WeatherWarning> inForce, Instant now, boolean simulated) {
    return database
        .sql(
            """
            WITH given AS (
              SELECT DISTINCT ON (area_code, kind, level, command, issued_at) *
              FROM json_to_recordset(CAST(:rows AS json)) AS r (
                area_code text, area text, parent text, region_code text, kind text, level text, command text,
                issued_at timestamptz, effective_at timestamptz, ends text)
            ), lifted AS (
              UPDATE warning w SET lifted_at = :now
              WHERE w.lifted_at IS NULL AND w.simulated = :simulated
                AND NOT EXISTS (
                  SELECT FROM given g WHERE (g.area_code, g.kind, g.level, g.command, g.issued_at)
                    = (w.area_code, w.kind, w.level, w.command, w.issued_at))
            ), kept AS (
              INSERT INTO warning AS w (area_code, area, parent, region_code, kind, level, command, issued_at,
                effective_at, ends, simulated, first_seen)
              SELECT area_code, area, parent, region_code, kind, level, command, issued_at, effective_at, ends,
                :simulated, :now
              FROM given
              ON CONFLICT (area_code, kind, level, command, issued_at) DO UPDATE
              SET lifted_at = NULL, effective_at = excluded.effective_at, ends = excluded.ends,
                area = excluded.area, parent = excluded.parent, region_code = excluded.region_code,
                simulated = excluded.simulated
              WHERE (w.simulated OR NOT excluded.simulated)
                AND (w.lifted_at IS NOT NULL
                  OR (w.effective_at, w.ends, w.simulated)
                    IS DISTINCT FROM (excluded.effective_at, excluded.ends, excluded.simulated))
              RETURNING w.id, w.first_seen
            )
            SELECT count(pg_notify(:channel, id::text)) AS announced FROM kept WHERE first_seen = :now
            """)
        .bind("rows", json.writeValueAsString(inForce.stream().map(WarningArchive::row).toList()))
        .bind("now", now)
        .bind("simulated", simulated)
        .bind("channel", CHANNEL)
        .mapValue(Long.class)
        .one();
  }

  /** Forgets what was lifted before a time, and what was simulated before it. */
  public Mono<Void> forgetBefore(Instant time) {
    return database
        .sql("DELETE FROM warning WHERE lifted_at < :time OR (simulated AND first_seen < :time)")
        .bind("time", time)
        .then();
  }

  private static Map<String, @Nullable Object> row(WeatherWarning warning) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("area_code", warning.areaCode());
    row.put("area", warning.areaName());
    row.put("parent", warning.parentName());
    row.put("region_code", WarningAreas.region(warning).orElse(null));
    row.put("kind", warning.kind());
    row.put("level", warning.level());
    row.put("command", warning.command());
    row.put("issued_at", warning.issuedAt().toString());
    row.put(
        "effective_at", warning.effectiveAt() == null ? null : warning.effectiveAt().toString());
    row.put("ends", warning.end());
    return row;
  }
}
