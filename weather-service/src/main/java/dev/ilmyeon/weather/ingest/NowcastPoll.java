package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.kma.Feed;
import dev.ilmyeon.weather.kma.Kma;
import dev.ilmyeon.weather.kma.KmaReply;
import dev.ilmyeon.weather.kma.Nowcast;
import dev.ilmyeon.weather.observation.ObservationArchive;
import dev.ilmyeon.weather.observation.Source;
import dev.ilmyeon.weather.station.Station;
import dev.ilmyeon.weather.station.StationColumns;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The nowcast for stations of the strip that have not reported an hour. It knows no sky; a
 * station's own report replaces it when it comes.
 */
final class NowcastPoll implements Poll {

  private final Kma kma;
  private final DatabaseClient database;
  private final ObservationArchive archive;

  NowcastPoll(Kma kma, DatabaseClient database, ObservationArchive archive) {
    this.kma = kma;
    this.database = database;
    this.archive = archive;
  }

  @Override
  public Feed feed() {
    return Feed.NOWCAST;
  }

  @Override
  public Mono<Outcome> poll(Instant now) {
    Instant hour = Timetable.expected(Feed.NOWCAST, now);
    return silent(hour)
        .concatMap(station -> fetch(station, hour, now))
        .takeUntil(Outcome::isOfAllCalls)
        .collectList()
        .map(outcomes -> together(outcomes, hour));
  }

  private Mono<Outcome> fetch(Station station, Instant hour, Instant now) {
    return kma.nowcast(station.cell(), hour).flatMap(reply -> store(reply, station, hour, now));
  }

  private Mono<Outcome> store(KmaReply<Nowcast> reply, Station station, Instant hour, Instant now) {
    if (!(reply instanceof KmaReply.Answered<Nowcast>(Nowcast nowcast))) {
      return Mono.just(Outcome.without(reply));
    }
    if (!nowcast.cell().equals(station.cell()) || !nowcast.at().equals(hour)) {
      return Mono.just(Outcome.mistaken(nowcast.cell(), nowcast.at()));
    }
    return archive
        .save(List.of(Readings.of(station.id(), nowcast)), Source.NOWCAST, now)
        .thenReturn(Outcome.stored(hour, ""));
  }

  private Flux<Station> silent(Instant hour) {
    return database
        .sql(
            """
            SELECT %s
            FROM station s
            WHERE s.in_strip AND NOT EXISTS (
              SELECT FROM observation o
              WHERE o.station_id = s.id AND o.observed_at = :hour AND o.source IN ('ASOS', 'NOWCAST'))
            ORDER BY s.id
            """
                .formatted(StationColumns.SELECTED))
        .bind("hour", hour)
        .map(StationColumns::read)
        .all();
  }

  /** The first that failed speaks for all: what is missing is asked for again. */
  static Outcome together(List<Outcome> outcomes, Instant issue) {
    return outcomes.stream()
        .filter(outcome -> !outcome.succeeded())
        .findFirst()
        .orElseGet(() -> Outcome.stored(issue, outcomes.size() + " cells"));
  }
}
