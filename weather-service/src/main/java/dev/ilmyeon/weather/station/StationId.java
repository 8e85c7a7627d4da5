package dev.ilmyeon.weather.station;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A station's official number (STN), the only thing to join on: names are not unique (고창 172 is not
 * 고창군 251).
 */
public record StationId(int value) implements Comparable<StationId> {

  private static final int MAX = 99_999;
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,4}");

  public StationId {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException("A station's number is 1 to " + MAX + ", not " + value);
    }
  }

  /** Reads what a client sent; empty where it cannot be the number of any station. */
  public static Optional<StationId> parse(@Nullable String text) {
    return text != null && FORM.matcher(text).matches()
        ? Optional.of(new StationId(Integer.parseInt(text)))
        : Optional.empty();
  }

  @Override
  public int compareTo(StationId other) {
    return Integer.compare(value, other.value);
  }

  /** The plain number, as the schema shows it. */
  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
