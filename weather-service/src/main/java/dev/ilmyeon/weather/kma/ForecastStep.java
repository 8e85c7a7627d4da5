package dev.ilmyeon.weather.kma;

import dev.ilmyeon.weather.observation.Sky;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The forecast for one hour; null where KMA marks a value as missing or the product does not have
 * it.
 *
 * @param temperature in ℃
 * @param lowestOfDay in ℃, at one hour of a day in the village forecast only
 * @param highestOfDay in ℃, likewise
 * @param sky of three levels: forecasts cannot say 구름조금
 * @param probability of precipitation in percent, in the village forecast only
 * @param rain in mm
 * @param snow in cm, in the village forecast only
 * @param humidity relative, in percent
 * @param windDirection in degrees
 * @param windSpeed in m/s
 */
public record ForecastStep(
    Instant at,
    @Nullable BigDecimal temperature,
    @Nullable BigDecimal lowestOfDay,
    @Nullable BigDecimal highestOfDay,
    @Nullable Sky sky,
    @Nullable Precipitation precipitation,
    @Nullable Integer probability,
    @Nullable Amount rain,
    @Nullable Amount snow,
    @Nullable BigDecimal humidity,
    @Nullable BigDecimal windDirection,
    @Nullable BigDecimal windSpeed) {}
