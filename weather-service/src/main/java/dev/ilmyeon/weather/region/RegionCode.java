package dev.ilmyeon.weather.region;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A region's ISO 3166-2:KR code, such as KR-29. */
public record RegionCode(String value) {

  private static final Pattern FORM = Pattern.compile("KR-[0-9]{2}");

  public RegionCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a region's code: " + value);
    }
  }

  /** Reads what the gateway sent; empty where it cannot be the code of any region. */
  public static Optional<RegionCode> parse(@Nullable String value) {
    return value != null && FORM.matcher(value).matches()
        ? Optional.of(new RegionCode(value))
        : Optional.empty();
  }

  /** The plain code, as the schema shows it. */
  @Override
  public String toString() {
    return value;
  }
}
