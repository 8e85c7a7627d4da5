package dev.ilmyeon.weather.strip;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.observation.Attribution;
import dev.ilmyeon.weather.observation.Observation;
import dev.ilmyeon.weather.observation.Source;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every station in ascending station number.
 *
 * @param edition whose it is
 * @param asOf when the newest value shown was observed; null where none is shown
 */
public record WeatherStrip(
    EditionId edition, @Nullable OffsetDateTime asOf, List<StripEntry> entries) {

  public WeatherStrip {
    entries = List.copyOf(entries);
  }

  static WeatherStrip of(EditionId edition, List<StripEntry> entries) {
    OffsetDateTime newest =
        entries.stream()
            .map(StripEntry::observation)
            .filter(Objects::nonNull)
            .filter(Observation::isShown)
            .map(Observation::observedAt)
            .max(OffsetDateTime.timeLineOrder())
            .orElse(null);
    return new WeatherStrip(edition, newest, entries);
  }

  /** One simulated value makes the strip a simulated one. */
  public Attribution attribution() {
    return entries.stream()
            .map(StripEntry::observation)
            .filter(Objects::nonNull)
            .anyMatch(observation -> observation.source() == Source.SIMULATED)
        ? Attribution.SIMULATION
        : Attribution.KMA;
  }
}
