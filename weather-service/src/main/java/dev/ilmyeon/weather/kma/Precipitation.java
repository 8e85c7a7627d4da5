package dev.ilmyeon.weather.kma;

/** The kind of precipitation by KMA's code PTY. */
public enum Precipitation {
  NONE,
  RAIN,
  RAIN_SNOW,
  SNOW,
  SHOWER,
  DRIZZLE,
  DRIZZLE_SNOW,
  FLURRY
}
