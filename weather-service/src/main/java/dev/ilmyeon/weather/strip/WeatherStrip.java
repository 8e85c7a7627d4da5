package dev.ilmyeon.weather.strip;

import dev.ilmyeon.weather.observation.Attribution;
import dev.ilmyeon.weather.observation.Observation;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every station in ascending station number.
 *
 * @param asOf when the newest value shown was observed; null where none is shown
 */
record WeatherStrip(@Nullable OffsetDateTime asOf, List<StripEntry> entries) {

  WeatherStrip {
    entries = List.copyOf(entries);
  }

  static WeatherStrip of(List<StripEntry> entries) {
    OffsetDateTime newest =
        entries.stream()
            .map(StripEntry::observation)
            .filter(Objects::nonNull)
            .filter(Observation::isShown)
            .map(Observation::observedAt)
            .max(OffsetDateTime.timeLineOrder())
            .orElse(null);
    return new WeatherStrip(newest, entries);
  }

  public Attribution attribution() {
    return Attribution.KMA;
  }
}
