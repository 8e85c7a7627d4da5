package dev.ilmyeon.weather.history;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.station.StationId;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What is asked of a station. */
record HistoryKey(StationId station, EditionId edition, Range range) {

  /**
   * From a time on, up to another, by an interval.
   *
   * @param points how many that is at most
   */
  record Range(Instant from, Instant to, HistoryInterval interval, long points) {
    Range(OffsetDateTime from, OffsetDateTime to, HistoryInterval interval) {
      this(from.toInstant(), to.toInstant(), interval, interval.points(from, to));
    }
  }
}
