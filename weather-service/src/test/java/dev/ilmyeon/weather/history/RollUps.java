package dev.ilmyeon.weather.history;

/** What the database has summed up, summed up anew. */
public final class RollUps {

  /** How many days are not what the observations that are stored sum up to. */
  public static final String WRONG_DAYS =
      """
      WITH summed AS (
        SELECT station_id, (observed_at AT TIME ZONE 'Asia/Seoul')::date AS day, source, count(*)::integer,
          min(observed_at), max(observed_at),
          count(temperature)::integer, (10 * min(temperature))::integer, (10 * max(temperature))::integer, (10 * sum(temperature))::integer,
          count(humidity)::integer, (10 * min(humidity))::integer, (10 * max(humidity))::integer, (10 * sum(humidity))::integer,
          count(wind_speed)::integer, (10 * min(wind_speed))::integer, (10 * max(wind_speed))::integer, (10 * sum(wind_speed))::integer,
          (10 * sum(rain))::integer
        FROM observation
        GROUP BY 1, 2, 3
      )
      SELECT count(*)
      FROM ((TABLE summed EXCEPT TABLE observation_day) UNION ALL (TABLE observation_day EXCEPT TABLE summed)) AS wrong
      """;

  /** How many months are not what their days sum up to. */
  public static final String WRONG_MONTHS =
      """
      WITH summed AS (
        SELECT station_id, date_trunc('month', day::timestamp)::date AS month, source, sum(observations)::integer,
          min(first_at), max(last_at),
          sum(temperature_count)::integer, min(temperature_min), max(temperature_max), sum(temperature_sum)::integer,
          sum(humidity_count)::integer, min(humidity_min), max(humidity_max), sum(humidity_sum)::integer,
          sum(wind_speed_count)::integer, min(wind_speed_min), max(wind_speed_max), sum(wind_speed_sum)::integer,
          sum(rain_sum)::integer
        FROM observation_day
        GROUP BY 1, 2, 3
      )
      SELECT count(*)
      FROM ((TABLE summed EXCEPT TABLE observation_month) UNION ALL (TABLE observation_month EXCEPT TABLE summed)) AS wrong
      """;

  private RollUps() {}
}
