package dev.ilmyeon.weather.grid;

/** A place on the earth in degrees, WGS 84. */
public record Coordinates(double latitude, double longitude) {

  /** The mean radius of the earth (IUGG), for distances to about half a percent. */
  private static final double EARTH_RADIUS_KM = 6371.0088;

  public Coordinates {
    // Negated, so that NaN is refused too.
    if (!(latitude >= -90 && latitude <= 90)) {
      throw new IllegalArgumentException("A latitude is from -90 to 90, not " + latitude);
    }
    if (!(longitude >= -180 && longitude <= 180)) {
      throw new IllegalArgumentException("A longitude is from -180 to 180, not " + longitude);
    }
  }

  /** The cell of KMA's forecast grid that this place lies in. */
  public GridCell cell() {
    return LambertProjection.KMA.cell(this);
  }

  /** The great-circle distance by the haversine formula. */
  public double kilometresTo(Coordinates other) {
    double northward = Math.toRadians(other.latitude - latitude);
    double eastward = Math.toRadians(other.longitude - longitude);
    double chord =
        square(Math.sin(northward / 2))
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * square(Math.sin(eastward / 2));
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
  }

  private static double square(double value) {
    return value * value;
  }
}
