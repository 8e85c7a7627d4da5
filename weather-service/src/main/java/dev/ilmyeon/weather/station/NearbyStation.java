package dev.ilmyeon.weather.station;

import dev.ilmyeon.weather.grid.Coordinates;

/** A station and how far it is from a place; {@code exactly} in kilometres, not rounded. */
record NearbyStation(Station station, double exactly) {

  static NearbyStation from(Coordinates place, Station station) {
    return new NearbyStation(station, place.kilometresTo(station.coordinates()));
  }

  public double kilometres() {
    return Math.round(exactly * 10) / 10.0;
  }
}
