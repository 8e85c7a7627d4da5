package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.Subgraph;

/** What readers are shown. */
final class Shown {

  record Seen(String freshness, String source, String observedAt) {}

  record Entry(String temperatureLabel, String skyLabel, Seen observation) {
    String line() {
      return observation == null
          ? temperatureLabel
          : String.join(
              " ",
              temperatureLabel,
              skyLabel,
              observation.freshness(),
              observation.source(),
              observation.observedAt());
    }
  }

  private Shown() {}

  /** A station as the strip of today shows it, with where it comes from. */
  static String inStrip(int station, Subgraph subgraph) {
    return subgraph
        .ask(
            """
            { weatherStrip(edition: "live") { entries { station { id } temperatureLabel skyLabel
              observation { freshness source observedAt } } } }
            """)
        .path("weatherStrip.entries[?(@.station.id == '%d')]".formatted(station))
        .entityList(Entry.class)
        .get()
        .getFirst()
        .line();
  }
}
