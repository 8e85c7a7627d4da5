package dev.ilmyeon.weather.kma;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Warnings: rows of ten cells between commas that end in {@code =}. A row that cannot be read ends
 * the whole payload: the list is everything in force, so a row left out would read as lifted.
 */
final class WarningFormat {

  private static final List<String> COLUMNS =
      List.of(
          "REG_UP",
          "REG_UP_KO",
          "REG_ID",
          "REG_KO",
          "TM_FC",
          "TM_EF",
          "WRN",
          "LVL",
          "CMD",
          "ED_TM");
  private static final String END_OF_ROW = "=";
  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,16}");

  private WarningFormat() {}

  static List<WeatherWarning> read(byte[] body) throws UnusablePayload {
    List<String> rows = HubTable.read(body).rows();
    List<WeatherWarning> warnings = new ArrayList<>();
    for (int row = 1; row <= rows.size(); row++) {
      warnings.add(warning(row, cells(row, rows.get(row - 1))));
    }
    return List.copyOf(warnings);
  }

  private static List<String> cells(int row, String line) throws UnusablePayload {
    if (!line.endsWith(END_OF_ROW)) {
      throw UnusablePayload.garbled(row, line, "does not end in " + END_OF_ROW);
    }
    List<String> cells =
        Stream.of(line.substring(0, line.length() - 1).split(",", -1)).map(String::strip).toList();
    // The end mark may stand behind a comma of its own.
    if (cells.size() == COLUMNS.size() + 1 && cells.getLast().isEmpty()) {
      cells = cells.subList(0, COLUMNS.size());
    }
    if (cells.size() != COLUMNS.size()) {
      throw UnusablePayload.garbled(
          row, line, "%d cells, not %d".formatted(cells.size(), COLUMNS.size()));
    }
    return cells;
  }

  private static WeatherWarning warning(int row, List<String> cells) throws UnusablePayload {
    String effective = cells.get(5);
    return new WeatherWarning(
        code(row, cells, 0),
        words(row, cells, 1),
        code(row, cells, 2),
        words(row, cells, 3),
        KoreanTime.read(row, COLUMNS.get(4), cells.get(4)),
        effective.isEmpty() ? null : KoreanTime.read(row, COLUMNS.get(5), effective),
        words(row, cells, 6),
        words(row, cells, 7),
        words(row, cells, 8),
        emptyAsNull(cells.get(9)));
  }

  private static String code(int row, List<String> cells, int column) throws UnusablePayload {
    String cell = cells.get(column);
    if (!CODE.matcher(cell).matches()) {
      throw UnusablePayload.garbled(row, COLUMNS.get(column), cell, "not a code");
    }
    return cell;
  }

  private static String words(int row, List<String> cells, int column) throws UnusablePayload {
    String cell = cells.get(column);
    if (cell.isEmpty()) {
      throw UnusablePayload.garbled(row, COLUMNS.get(column), cell, "empty");
    }
    return cell;
  }

  private static @Nullable String emptyAsNull(String cell) {
    return cell.isEmpty() ? null : cell;
  }
}
