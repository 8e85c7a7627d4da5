package dev.ilmyeon.weather.history;

/**
 * The statements that read histories, each for any number of stations and ranges. What is summed up
 * already is read where a range and the edition's clock have all of it: months, then days; of a day
 * that they cut the observations are read. Each reads the rows of its stations and ranges and no
 * others, and answers few and narrow rows: to decode a column costs more than to find it.
 */
final class HistorySql {

  private static final String ANSWERED = "SELECT k.number, p.source, %s".formatted(Sums.ANSWERED);

  private static final String ASKED =
      """
      FROM unnest(:stations, :editions, CAST(:froms AS timestamptz[]), CAST(:tos AS timestamptz[]), :units)
        WITH ORDINALITY AS k (station_id, edition_id, from_at, to_at, unit, number)
      JOIN edition e ON e.id = k.edition_id
      CROSS JOIN LATERAL (SELECT coalesce(e.fixed_clock, :now) AS clock) AS n
      """;

  /** The days of Korea that a range or the clock may cut. */
  private static final String CUTS =
      """
      CROSS JOIN LATERAL (
        SELECT (k.from_at AT TIME ZONE 'Asia/Seoul')::date AS first, (k.to_at AT TIME ZONE 'Asia/Seoul')::date AS last,
          (n.clock AT TIME ZONE 'Asia/Seoul')::date AS today
      ) AS r
      """;

  /** The observations of days {@code d} that are cut. */
  private static final String OF_CUT_DAYS =
      """
      SELECT date_trunc(k.unit, o.observed_at, 'Asia/Seoul') AS begins, %s
      FROM observation_day d
      JOIN observation o ON o.station_id = d.station_id AND o.source = d.source
        AND o.observed_at >= d.first_at AND o.observed_at <= d.last_at
        AND o.observed_at >= k.from_at AND o.observed_at < k.to_at AND o.observed_at <= n.clock
      WHERE d.station_id = k.station_id AND d.day IN (r.first, r.last, r.today)
        AND (d.first_at < k.from_at OR d.last_at >= k.to_at OR d.last_at > n.clock)
        AND d.last_at >= k.from_at AND d.first_at < k.to_at AND d.first_at <= n.clock
      GROUP BY begins, o.source
      """
          .formatted(Sums.OF_OBSERVATIONS);

  private static final String SHOWN =
      """
      WHERE (e.shows_sample OR p.source <> 'SAMPLE') AND (e.shows_simulated OR p.source <> 'SIMULATED')
      """;

  private static final String HOURS =
      """
      %s
      %s
      CROSS JOIN LATERAL (
        SELECT date_trunc(k.unit, o.observed_at, 'Asia/Seoul') AS begins, %s
        FROM observation o
        WHERE o.station_id = k.station_id AND o.observed_at >= k.from_at AND o.observed_at < k.to_at
          AND o.observed_at <= n.clock
        GROUP BY begins, o.source
      ) AS p
      %s
      """
          .formatted(ANSWERED, ASKED, Sums.OF_OBSERVATIONS, SHOWN);

  /** The parts of the union have no day in common. */
  private static final String DAYS =
      """
      %s
      %s
      %s
      CROSS JOIN LATERAL (
        SELECT date_trunc(k.unit, d.day::timestamp) AT TIME ZONE 'Asia/Seoul' AS begins, %s
        FROM observation_day d
        WHERE d.station_id = k.station_id AND d.day BETWEEN r.first AND r.last
          AND d.first_at >= k.from_at AND d.last_at < k.to_at AND d.last_at <= n.clock
        GROUP BY date_trunc(k.unit, d.day::timestamp), d.source
        UNION ALL
        %s
      ) AS p
      %s
      """
          .formatted(ANSWERED, ASKED, CUTS, Sums.OF_DAYS, OF_CUT_DAYS, SHOWN);

  /**
   * Nor do these: whole months, whole days of cut months, cut days, which are of cut months. The
   * days are looked up month by month, lest all days of a station are read for the few of one.
   */
  private static final String MONTHS =
      """
      %s
      %s
      %s
      CROSS JOIN LATERAL (
        SELECT m.month::timestamp AT TIME ZONE 'Asia/Seoul' AS begins, %s
        FROM observation_month m
        WHERE m.station_id = k.station_id
          AND m.month >= date_trunc('month', r.first::timestamp)::date AND m.month <= r.last
          AND m.first_at >= k.from_at AND m.last_at < k.to_at AND m.last_at <= n.clock
        UNION ALL
        SELECT m.month::timestamp AT TIME ZONE 'Asia/Seoul' AS begins, c.*
        FROM observation_month m
        CROSS JOIN LATERAL (
          SELECT %s
          FROM observation_day d
          WHERE d.station_id = m.station_id AND d.source = m.source
            AND d.day >= m.month AND d.day < (m.month + interval '1 month')::date
            AND d.first_at >= k.from_at AND d.last_at < k.to_at AND d.last_at <= n.clock
          GROUP BY d.source
        ) AS c
        WHERE m.station_id = k.station_id
          AND m.month IN (date_trunc('month', r.first::timestamp)::date, date_trunc('month', r.last::timestamp)::date,
            date_trunc('month', r.today::timestamp)::date)
          AND (m.first_at < k.from_at OR m.last_at >= k.to_at OR m.last_at > n.clock)
        UNION ALL
        %s
      ) AS p
      %s
      """
          .formatted(ANSWERED, ASKED, CUTS, Sums.OF_MONTHS, Sums.OF_DAYS, OF_CUT_DAYS, SHOWN);

  private HistorySql() {}

  static String by(HistoryInterval interval) {
    return switch (interval) {
      case HOUR -> HOURS;
      case DAY, WEEK -> DAYS;
      case MONTH -> MONTHS;
    };
  }
}
