package dev.ilmyeon.weather.kma;

/** What KMA is asked for, each with a quota and a health of its own. */
public enum Feed {
  /** Hourly observations of all stations. */
  SURFACE(Host.HUB),
  /** The analysed weather of a cell, where a station has not reported. */
  NOWCAST(Host.PORTAL),
  /** The next six hours of a cell. */
  ULTRA_SHORT_FORECAST(Host.PORTAL),
  /** The next days of a cell. */
  VILLAGE_FORECAST(Host.PORTAL),
  /** Warnings in force. */
  WARNINGS(Host.HUB);

  /** Who answers: each has a key, a circuit breaker and a pace of its own. */
  public enum Host {
    /** KMA's API hub. */
    HUB,
    /** The government's open-data portal. */
    PORTAL
  }

  private final Host host;

  Feed(Host host) {
    this.host = host;
  }

  public Host host() {
    return host;
  }
}
