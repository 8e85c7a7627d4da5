package dev.ilmyeon.weather.kma;

import java.util.List;

/**
 * The stations' reports of a payload. A row with a value that cannot be is left out and named, so
 * that one broken sensor does not take the other stations with it.
 */
public record SurfaceReports(List<SurfaceReport> reports, List<Fault> rejectedRows) {

  public SurfaceReports {
    reports = List.copyOf(reports);
    rejectedRows = List.copyOf(rejectedRows);
  }
}
