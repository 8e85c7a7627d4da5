package dev.ilmyeon.articles.region;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A region's ISO 3166-2:KR code, as {@code KR-11}. */
public record RegionCode(String value) {

  private static final Pattern CODE = Pattern.compile("KR-[0-9]{2}");

  /** A client's text as a code; absent where it is none. */
  public static Optional<RegionCode> parse(@Nullable String text) {
    return text != null && CODE.matcher(text).matches()
        ? Optional.of(new RegionCode(text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
