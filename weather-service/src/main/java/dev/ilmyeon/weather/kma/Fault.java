package dev.ilmyeon.weather.kma;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a payload and where.
 *
 * @param row the data row or item, from 1; null where the payload as a whole is meant
 * @param column the column's or field's name as KMA has it; null where a whole row is meant
 * @param value what stands there, shortened and safe to log; null where nothing does
 */
public record Fault(
    @Nullable Integer row, @Nullable String column, @Nullable String value, String problem) {

  private static final int MAX_LENGTH = 80;

  public Fault {
    value = value == null ? null : printable(value);
  }

  /** All of it in one line, as {@code row 3, column TA, value '2x.4': not a number}. */
  public String message() {
    StringBuilder place = new StringBuilder();
    append(place, "row ", row);
    append(place, "column ", column);
    append(place, "value ", value == null ? null : "'" + value + "'");
    return place.isEmpty() ? problem : place.append(": ").append(problem).toString();
  }

  private static void append(StringBuilder place, String name, @Nullable Object part) {
    if (part != null) {
      place.append(place.isEmpty() ? "" : ", ").append(name).append(part);
    }
  }

  private static String printable(String value) {
    String start = value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH) + "…";
    return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "�");
  }
}
