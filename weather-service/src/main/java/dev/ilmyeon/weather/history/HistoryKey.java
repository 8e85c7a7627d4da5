package dev.ilmyeon.weather.history;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.station.StationId;
import java.time.Instant;

/** What is asked of a station: from a time on, up to another, by an interval. */
record HistoryKey(
    StationId station, EditionId edition, Instant from, Instant to, HistoryInterval interval) {}
