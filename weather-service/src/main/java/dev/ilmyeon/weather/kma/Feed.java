package dev.ilmyeon.weather.kma;

/** What KMA is asked for, each with a quota and a health of its own. */
public enum Feed {
  /** Hourly observations of all stations. */
  SURFACE,
  /** The analysed weather of a cell, where a station has not reported. */
  NOWCAST,
  /** The next six hours of a cell. */
  ULTRA_SHORT_FORECAST,
  /** The next days of a cell. */
  VILLAGE_FORECAST,
  /** Warnings in force. */
  WARNINGS
}
