package dev.ilmyeon.weather.kma;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of the surface table. Its header stands on two lines: names, many of them more than
 * once (RN, RN, RN, RN), and below them units or, for the repeated ones, what tells them apart (mm,
 * DAY, JUN, INT). Both must be as expected, so that a column KMA adds, drops or moves is an error
 * and not another column's values.
 */
final class SurfaceHeader {

  /** Name and, behind the underscore, the second line's word where it is not a unit. */
  private static final List<String> COLUMNS =
      List.of(
          "TM", "STN", "WD", "WS", "GST_WD", "GST_WS", "GST_TM", "PA", "PS", "PT", "PR", "TA", "TD",
          "HM", "PV", "RN", "RN_DAY", "RN_JUN", "RN_INT", "SD_HR3", "SD_DAY", "SD_TOT", "WC", "WP",
          "WW", "CA_TOT", "CA_MID", "CH_MIN", "CT", "CT_TOP", "CT_MID", "CT_LOW", "VS", "SS", "SI",
          "ST_GD", "TS", "TE_5", "TE_10", "TE_20", "TE_30", "ST_SEA", "WH", "BF", "IR", "IX");

  private static final String TIME = "YYMMDDHHMI";
  private static final List<String> NAMES =
      COLUMNS.stream().map(column -> column.equals("TM") ? TIME : part(column, 0)).toList();
  private static final List<String> QUALIFIERS =
      COLUMNS.stream()
          .filter(column -> column.contains("_"))
          .map(column -> part(column, 1))
          .toList();
  private static final Set<String> QUALIFIER_WORDS = Set.copyOf(QUALIFIERS);
  private static final Map<String, Integer> POSITIONS = positions();

  private SurfaceHeader() {}

  static int size() {
    return COLUMNS.size();
  }

  static int position(String column) {
    Integer position = POSITIONS.get(column);
    if (position == null) {
      throw new IllegalArgumentException("No column " + column);
    }
    return position;
  }

  /** Checks the header among the comments of a table. */
  static void check(List<String> comments) throws UnusablePayload {
    for (int line = 0; line + 1 < comments.size(); line++) {
      List<String> names = words(comments.get(line));
      if (names.getFirst().equals(TIME)) {
        checkNames(names);
        checkQualifiers(words(comments.get(line + 1)));
        return;
      }
    }
    throw UnusablePayload.garbled("no header of two lines that starts with " + TIME);
  }

  private static void checkNames(List<String> names) throws UnusablePayload {
    if (names.size() != NAMES.size()) {
      throw UnusablePayload.garbled(
          "the header has %d columns, not %d".formatted(names.size(), NAMES.size()));
    }
    for (int column = 0; column < NAMES.size(); column++) {
      if (!names.get(column).equals(NAMES.get(column))) {
        throw UnusablePayload.garbled(
            "column %d is %s, not %s"
                .formatted(
                    column,
                    new Fault(null, null, names.get(column), "").value(),
                    NAMES.get(column)));
      }
    }
  }

  private static void checkQualifiers(List<String> words) throws UnusablePayload {
    // WW's rule of dashes runs into the next word: ----------------------TOT.
    List<String> qualifiers =
        words.stream()
            .map(word -> word.replaceFirst("^-+", ""))
            .filter(QUALIFIER_WORDS::contains)
            .toList();
    if (!qualifiers.equals(QUALIFIERS)) {
      throw UnusablePayload.garbled(
          "the header's second line tells columns apart by %s, not by %s"
              .formatted(qualifiers, QUALIFIERS));
    }
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.split("\\s+"));
  }

  private static String part(String column, int index) {
    return column.split("_")[index];
  }

  private static Map<String, Integer> positions() {
    Map<String, Integer> positions = new HashMap<>();
    for (int column = 0; column < COLUMNS.size(); column++) {
      positions.put(COLUMNS.get(column), column);
    }
    return Map.copyOf(positions);
  }
}
