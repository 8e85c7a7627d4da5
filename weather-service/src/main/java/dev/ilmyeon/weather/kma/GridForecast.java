package dev.ilmyeon.weather.kma;

import dev.ilmyeon.weather.grid.GridCell;
import java.time.Instant;
import java.util.List;

/** A forecast for a cell: its steps in ascending time, all later than its issue. */
public record GridForecast(GridCell cell, Instant issuedAt, List<ForecastStep> steps) {

  public GridForecast {
    steps = List.copyOf(steps);
  }
}
