package dev.ilmyeon.weather.observation;

/** Where a value comes from; the schema's {@code ObservationSource}. */
public enum Source {
  ASOS,
  NOWCAST,
  ULTRA_SHORT_FORECAST,
  VILLAGE_FORECAST,
  WARNING_LIST,
  SAMPLE,
  SIMULATED
}
