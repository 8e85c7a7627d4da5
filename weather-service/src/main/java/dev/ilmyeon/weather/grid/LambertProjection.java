package dev.ilmyeon.weather.grid;

/**
 * KMA's forecast grid: a Lambert conformal conic projection of a sphere with two standard
 * parallels, laid out in squares.
 *
 * <p>A cone that cuts the sphere at both parallels is rolled out flat: a place's distance from the
 * cone's tip follows from its latitude, its angle from its longitude, shrunk by the cone's constant
 * n = sin of the parallel the cone would touch. Coordinates are those two in the plane, counted in
 * squares from a reference place whose cell is given.
 *
 * <p>Source of the formulas: J. P. Snyder, Map Projections: A Working Manual, USGS Professional
 * Paper 1395 (1987), equations 15-1 to 15-5 for the sphere. Source of the grid's parameters: KMA's
 * guide to VilageFcstInfoService 2.0, whose C listing rounds to the nearest square as here.
 */
final class LambertProjection {

  /** Sphere of 6371.00877 km, 5 km squares, parallels 30° and 60°, 126°E 38°N in cell (43, 136). */
  static final LambertProjection KMA =
      new LambertProjection(
          6371.00877, 5.0, 30.0, 60.0, new Coordinates(38.0, 126.0), new GridCell(43, 136));

  private final double cone;
  private final double scale;
  private final double originRadius;
  private final double originLongitude;
  private final GridCell originCell;

  private LambertProjection(
      double sphereKm,
      double squareKm,
      double southParallel,
      double northParallel,
      Coordinates origin,
      GridCell originCell) {
    double south = Math.toRadians(southParallel);
    double north = Math.toRadians(northParallel);
    this.cone =
        Math.log(Math.cos(south) / Math.cos(north)) / Math.log(halfway(north) / halfway(south));
    this.scale = sphereKm / squareKm * Math.cos(south) * Math.pow(halfway(south), cone) / cone;
    this.originRadius = radius(origin.latitude());
    this.originLongitude = origin.longitude();
    this.originCell = originCell;
  }

  GridCell cell(Coordinates place) {
    double radius = radius(place.latitude());
    double angle = cone * Math.toRadians(degreesEast(place.longitude()));
    double x = radius * Math.sin(angle) + originCell.nx();
    double y = originRadius - radius * Math.cos(angle) + originCell.ny();
    return new GridCell((int) Math.floor(x + 0.5), (int) Math.floor(y + 0.5));
  }

  /** The distance from the cone's tip, in squares. */
  private double radius(double latitude) {
    return scale / Math.pow(halfway(Math.toRadians(latitude)), cone);
  }

  /** East of the origin the short way round, -180 to 180. */
  private double degreesEast(double longitude) {
    return Math.IEEEremainder(longitude - originLongitude, 360);
  }

  private static double halfway(double latitude) {
    return Math.tan(Math.PI / 4 + latitude / 2);
  }
}
