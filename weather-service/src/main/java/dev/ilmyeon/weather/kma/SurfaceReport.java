package dev.ilmyeon.weather.kma;

import dev.ilmyeon.weather.station.StationId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one station observed in one hour; null where KMA marks a value as missing.
 *
 * @param windDirection in tens of degrees, 0 for calm
 * @param windSpeed in m/s
 * @param stationPressure at the station, in hPa
 * @param seaLevelPressure reduced to sea level, in hPa
 * @param temperature in ℃
 * @param dewPoint in ℃
 * @param humidity relative, in percent
 * @param rain in the hour, in mm
 * @param rainOfDay since midnight, in mm
 * @param presentWeather the column WW as given: words such as 비, or KMA's two-digit codes
 * @param cloudTenths total cloud amount, 0 to 10
 */
public record SurfaceReport(
    StationId station,
    Instant observedAt,
    @Nullable Integer windDirection,
    @Nullable BigDecimal windSpeed,
    @Nullable BigDecimal stationPressure,
    @Nullable BigDecimal seaLevelPressure,
    @Nullable BigDecimal temperature,
    @Nullable BigDecimal dewPoint,
    @Nullable BigDecimal humidity,
    @Nullable BigDecimal rain,
    @Nullable BigDecimal rainOfDay,
    @Nullable String presentWeather,
    @Nullable Integer cloudTenths) {}
