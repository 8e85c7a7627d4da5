package dev.ilmyeon.weather.history;

import dev.ilmyeon.weather.observation.Attribution;
import dev.ilmyeon.weather.observation.Source;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An hour, day, week or month of a station.
 *
 * @param from when it begins, in Korea's offset
 * @param rain all of it, in mm
 */
record HistoryPoint(
    OffsetDateTime from,
    int observations,
    List<Source> sources,
    @Nullable Statistics temperature,
    @Nullable Statistics humidity,
    @Nullable Statistics windSpeed,
    @Nullable BigDecimal rain) {

  HistoryPoint {
    sources = List.copyOf(sources);
  }

  /** One simulated value makes a point a simulated one. */
  public Attribution attribution() {
    return sources.contains(Source.SIMULATED) ? Attribution.SIMULATION : Attribution.KMA;
  }
}
