package dev.ilmyeon.media.image;

import java.util.Optional;

/** Reads the numbers of an {@code ID}. */
public final class Numbers {

  private static final int DIGITS = 18;

  private Numbers() {}

  /** A positive number of at most {@value #DIGITS} digits, as it is written canonically. */
  public static Optional<Long> parse(String text) {
    boolean canonical =
        !text.isEmpty()
            && text.length() <= DIGITS
            && text.charAt(0) != '0'
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return canonical ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
