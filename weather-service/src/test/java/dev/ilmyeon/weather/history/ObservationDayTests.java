package dev.ilmyeon.weather.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.TestData;
import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.observation.ObservationArchive;
import dev.ilmyeon.weather.observation.Reading;
import dev.ilmyeon.weather.observation.Source;
import dev.ilmyeon.weather.station.StationId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Days and months that are summed up as observations are stored, around New Year in Korea. */
@RunningService
class ObservationDayTests {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Instant FIRST = Instant.parse("2026-12-29T12:00:00Z");
  private static final int HOURS = 120;
  private static final int SEED = 20_261_231;
  private static final EditionId LIVE = new EditionId("live");
  private static final List<StationId> STATIONS =
      List.of(new StationId(98), new StationId(108), new StationId(133));

  @Autowired ObservationArchive archive;
  @Autowired DatabaseClient database;
  @Autowired TestData data;

  @BeforeEach
  @AfterEach
  void clear() {
    data.clear();
  }

  @Test
  void areWhatTheirObservationsSumUpToHoweverTheyComeAndAreCorrected() {
    Random random = new Random(SEED);
    for (int round = 0; round < 40; round++) {
      save(random);
      assertThat(data.value(RollUps.WRONG_DAYS, Long.class)).as("round %d", round).isZero();
    }
    assertThat(data.value("SELECT count(*) FROM observation_replaced", Long.class)).isPositive();
  }

  @Test
  void haveAllHoursThatAreStoredAtTheSameTime() {
    Flux.range(0, 24)
        .flatMap(
            hour ->
                archive.save(
                    List.of(
                        reading(
                            STATIONS.getFirst(),
                            Instant.parse("2026-12-31T15:00:00Z").plus(Duration.ofHours(hour)),
                            new Random(hour))),
                    Source.ASOS,
                    FIRST),
            8)
        .then()
        .block(DEADLINE);

    assertThat(data.value(RollUps.WRONG_DAYS, Long.class)).isZero();
    assertThat(data.value(RollUps.WRONG_MONTHS, Long.class)).isZero();
    assertThat(
            data.value(
                "SELECT observations FROM observation_day WHERE day = '2027-01-01'", Integer.class))
        .isEqualTo(24);
  }

  @Test
  void makeTheSameHistoryAsObservationsWhereverARangeOrTheClockCutsThem() {
    Random random = new Random(SEED);
    for (int round = 0; round < 40; round++) {
      save(random);
    }
    for (int round = 0; round < 60; round++) {
      Instant now = minute(random);
      Instant one = minute(random);
      Instant other = minute(random);
      HistoryKey key =
          new HistoryKey(
              STATIONS.get(random.nextInt(STATIONS.size())),
              LIVE,
              new HistoryKey.Range(
                  (one.isBefore(other) ? one : other).atOffset(ZoneOffset.UTC),
                  (one.isBefore(other) ? other : one).plusSeconds(1).atOffset(ZoneOffset.UTC),
                  HistoryInterval.values()[1 + random.nextInt(3)]));
      List<HistoryPoint> history =
          Objects.requireNonNull(
                  new HistoryStore(database, Clock.fixed(now, ZoneOffset.UTC))
                      .history(List.of(key))
                      .block(DEADLINE))
              .get(key);

      assertThat(history.stream().map(ObservationDayTests::text).toList())
          .as("%s at %s", key, now)
          .isEqualTo(fromObservations(key, now));
    }
  }

  @Test
  void outliveTheirObservations() {
    data.observe(108, "2023-01-10T00:00:00Z", "1, 1, 1, NULL, NULL");
    data.observe(108, "2023-01-10T01:00:00Z", "2, 1, 1, NULL, NULL");
    Instant later = Instant.parse("2024-01-01T00:00:00Z");

    archive.forgetBefore(later).block(DEADLINE);
    archive
        .save(
            List.of(
                reading(
                    new StationId(108), Instant.parse("2023-01-10T02:00:00Z"), new Random(SEED))),
            Source.ASOS,
            later)
        .block(DEADLINE);

    assertThat(
            data.value(
                """
                SELECT concat_ws(' ', observations, temperature_min, temperature_max, temperature_sum)
                FROM observation_day WHERE station_id = 108 AND day = '2023-01-10'
                """,
                String.class))
        .as("what comes too late to be summed up with the rest changes nothing")
        .isEqualTo("2 10 20 30");
    assertThat(data.value(RollUps.WRONG_MONTHS, Long.class)).isZero();
  }

  private void save(Random random) {
    List<Reading> readings = new ArrayList<>();
    for (int i = random.nextInt(30); i >= 0; i--) {
      readings.add(
          reading(
              STATIONS.get(random.nextInt(STATIONS.size())),
              FIRST.plus(Duration.ofHours(random.nextInt(HOURS))),
              random));
    }
    List<Source> sources = List.of(Source.ASOS, Source.NOWCAST, Source.SIMULATED);
    archive.save(readings, sources.get(random.nextInt(sources.size())), FIRST).block(DEADLINE);
  }

  private static Reading reading(StationId station, Instant at, Random random) {
    return new Reading(
        station,
        at,
        random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(-300, 300), 1),
        random.nextInt(4) == 0 ? null : random.nextInt(101),
        null,
        null,
        null,
        random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(200), 1),
        random.nextInt(2) == 0 ? null : BigDecimal.valueOf(random.nextInt(50), 1),
        null);
  }

  private static Instant minute(Random random) {
    return FIRST.plus(Duration.ofMinutes(30L * random.nextInt(-10, 2 * HOURS + 10)));
  }

  private List<String> fromObservations(HistoryKey key, Instant now) {
    return Objects.requireNonNull(
        database
            .sql(
                """
                SELECT concat_ws(' ', extract(epoch FROM date_trunc(:unit, o.observed_at, 'Asia/Seoul'))::bigint,
                  count(*), string_agg(DISTINCT o.source, ','), %s, %s, %s, coalesce(round(sum(o.rain), 1)::text, '-'))
                FROM observation o
                WHERE o.station_id = :station AND o.observed_at >= :from AND o.observed_at < :to
                  AND o.observed_at <= :now AND o.source IN ('ASOS', 'NOWCAST')
                GROUP BY date_trunc(:unit, o.observed_at, 'Asia/Seoul')
                ORDER BY date_trunc(:unit, o.observed_at, 'Asia/Seoul')
                """
                    .formatted(
                        statistics("temperature"),
                        statistics("humidity"),
                        statistics("wind_speed")))
            .bind("unit", key.range().interval().unit())
            .bind("station", key.station().value())
            .bind("from", key.range().from())
            .bind("to", key.range().to())
            .bind("now", now)
            .mapValue(String.class)
            .all()
            .collectList()
            .block(DEADLINE));
  }

  private static String statistics(String column) {
    return "coalesce(round(min(o.%1$s), 1) || '/' || round(avg(o.%1$s), 1) || '/' || round(max(o.%1$s), 1), '-')"
        .formatted(column);
  }

  private static String text(HistoryPoint point) {
    return String.join(
        " ",
        String.valueOf(point.from().toEpochSecond()),
        String.valueOf(point.observations()),
        point.sources().stream().map(Source::name).sorted().collect(Collectors.joining(",")),
        values(point.temperature()),
        values(point.humidity()),
        values(point.windSpeed()),
        point.rain() == null ? "-" : point.rain().toString());
  }

  private static String values(Statistics statistics) {
    return statistics == null
        ? "-"
        : statistics.min() + "/" + statistics.mean() + "/" + statistics.max();
  }
}
