package dev.ilmyeon.weather.kma;

import dev.ilmyeon.weather.grid.GridCell;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The analysed weather of a cell at a full hour; null where KMA marks a value as missing. It knows
 * no sky.
 *
 * @param temperature in ℃
 * @param humidity relative, in percent
 * @param rain in the hour, in mm
 * @param windDirection in degrees
 * @param windSpeed in m/s
 */
public record Nowcast(
    GridCell cell,
    Instant at,
    @Nullable BigDecimal temperature,
    @Nullable BigDecimal humidity,
    @Nullable Precipitation precipitation,
    @Nullable Amount rain,
    @Nullable BigDecimal windDirection,
    @Nullable BigDecimal windSpeed) {}
