package dev.ilmyeon.weather.forecast;

import dev.ilmyeon.weather.kma.Precipitation;
import dev.ilmyeon.weather.observation.Attribution;
import dev.ilmyeon.weather.observation.Sky;
import dev.ilmyeon.weather.observation.Source;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What is expected at a station in an hour; times in Korea's offset, null for what is not said. */
record Forecast(
    OffsetDateTime at,
    OffsetDateTime issuedAt,
    Source source,
    @Nullable BigDecimal temperature,
    @Nullable BigDecimal lowestOfDay,
    @Nullable BigDecimal highestOfDay,
    @Nullable Sky sky,
    @Nullable Precipitation precipitation,
    @Nullable Integer probability,
    @Nullable Integer humidity,
    @Nullable BigDecimal windSpeed) {

  public Attribution attribution() {
    return Attribution.of(source);
  }
}
