package dev.ilmyeon.weather.station;

import dev.ilmyeon.weather.grid.Coordinates;
import dev.ilmyeon.weather.grid.GridCell;

/** A weather station and where it stands; its grid cell follows from its coordinates. */
public record Station(StationId id, String name, Coordinates coordinates, GridCell cell) {

  public Station(StationId id, String name, Coordinates coordinates) {
    this(id, name, coordinates, coordinates.cell());
  }

  public double lat() {
    return coordinates.latitude();
  }

  public double lon() {
    return coordinates.longitude();
  }

  public int nx() {
    return cell.nx();
  }

  public int ny() {
    return cell.ny();
  }
}
