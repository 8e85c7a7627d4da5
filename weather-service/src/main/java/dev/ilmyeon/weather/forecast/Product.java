package dev.ilmyeon.weather.forecast;

/** KMA's forecasts, the nearer one first: where both know an hour, that is shown. */
public enum Product {
  ULTRA_SHORT_FORECAST,
  VILLAGE_FORECAST
}
