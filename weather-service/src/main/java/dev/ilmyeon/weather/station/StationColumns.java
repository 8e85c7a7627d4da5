package dev.ilmyeon.weather.station;

import dev.ilmyeon.weather.grid.Coordinates;
import io.r2dbc.spi.Readable;
import java.util.Objects;

/** A station as part of any statement that joins the table {@code station s}. */
public final class StationColumns {

  /** For the select list. */
  public static final String SELECTED =
      """
      s.id AS station_id, s.name AS station_name, s.latitude, s.longitude\
      """;

  private StationColumns() {}

  public static Station read(Readable row) {
    return new Station(
        new StationId(required(row, "station_id", Integer.class)),
        required(row, "station_name", String.class),
        new Coordinates(
            required(row, "latitude", Double.class), required(row, "longitude", Double.class)));
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
