package dev.ilmyeon.weather.observation;

import dev.ilmyeon.weather.station.StationId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be stored of a station and a time; null is "not observed".
 *
 * @param humidity relative, in percent
 * @param windDirection in degrees
 * @param windSpeed in m/s
 * @param rain in the hour, in mm
 * @param pressure at sea level, in hPa
 */
public record Reading(
    StationId station,
    Instant observedAt,
    @Nullable BigDecimal temperature,
    @Nullable Integer humidity,
    @Nullable Integer cloudTenths,
    @Nullable String phenomenon,
    @Nullable Integer windDirection,
    @Nullable BigDecimal windSpeed,
    @Nullable BigDecimal rain,
    @Nullable BigDecimal pressure) {}
