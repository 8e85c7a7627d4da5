package dev.ilmyeon.weather.region;

import dev.ilmyeon.weather.observation.Observation;
import dev.ilmyeon.weather.station.Station;
import org.jspecify.annotations.Nullable;

/** The station that stands for a region, why it is this one, and what an edition may show of it. */
public record RegionWeather(
    RegionKey key,
    Station station,
    StationChoice stationChoice,
    String stationReason,
    @Nullable Observation observation) {}
