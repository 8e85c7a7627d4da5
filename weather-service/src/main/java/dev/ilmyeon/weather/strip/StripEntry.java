package dev.ilmyeon.weather.strip;

import dev.ilmyeon.weather.observation.Observation;
import dev.ilmyeon.weather.observation.SkyScheme;
import dev.ilmyeon.weather.station.Station;
import org.jspecify.annotations.Nullable;

/** One station of the strip; its labels can be printed whatever is known. */
public record StripEntry(Station station, @Nullable Observation observation) {

  String skyLabel(SkyScheme scheme) {
    return observation == null ? Observation.NO_LABEL : observation.skyLabel(scheme);
  }

  public String temperatureLabel() {
    return observation == null ? Observation.NO_LABEL : observation.temperatureLabel();
  }
}
