package dev.ilmyeon.weather.kma;

import dev.ilmyeon.weather.station.StationId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hourly observations of stations: a table of 46 columns between white space. */
final class SurfaceFormat {

  private static final String NOTHING = "-";

  private SurfaceFormat() {}

  static SurfaceReports read(byte[] body) throws UnusablePayload {
    HubTable table = HubTable.read(body);
    SurfaceHeader.check(table.comments());
    List<SurfaceReport> reports = new ArrayList<>();
    List<Fault> rejected = new ArrayList<>();
    for (int row = 1; row <= table.rows().size(); row++) {
      List<String> cells = cells(row, table.rows().get(row - 1));
      try {
        reports.add(report(row, cells));
      } catch (UnusablePayload.Garbled e) {
        rejected.add(e.fault());
      }
    }
    return new SurfaceReports(reports, rejected);
  }

  /** Another number of cells shifts every value behind it: that ends the whole payload. */
  private static List<String> cells(int row, String line) throws UnusablePayload {
    List<String> cells = Arrays.asList(line.split("\\s+"));
    if (cells.size() != SurfaceHeader.size()) {
      throw UnusablePayload.garbled(
          row, line, "%d cells, not %d".formatted(cells.size(), SurfaceHeader.size()));
    }
    return cells;
  }

  private static SurfaceReport report(int row, List<String> cells) throws UnusablePayload.Garbled {
    return new SurfaceReport(
        new StationId(Objects.requireNonNull(SurfaceColumn.STN.whole(row, cells))),
        KoreanTime.read(row, "TM", cells.get(SurfaceHeader.position("TM"))),
        SurfaceColumn.WD.whole(row, cells),
        SurfaceColumn.WS.decimal(row, cells),
        SurfaceColumn.PA.decimal(row, cells),
        SurfaceColumn.PS.decimal(row, cells),
        SurfaceColumn.TA.decimal(row, cells),
        SurfaceColumn.TD.decimal(row, cells),
        SurfaceColumn.HM.decimal(row, cells),
        SurfaceColumn.RN.decimal(row, cells),
        SurfaceColumn.RN_DAY.decimal(row, cells),
        words(cells.get(SurfaceHeader.position("WW"))),
        SurfaceColumn.CA_TOT.whole(row, cells));
  }

  private static @Nullable String words(String cell) {
    return cell.equals(NOTHING) ? null : cell;
  }
}
