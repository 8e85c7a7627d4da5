package dev.ilmyeon.gateway.federation.operation;

import java.math.BigDecimal;
import java.util.OptionalInt;

/** Numbers as text, of any size and exponent, at no more than the cost of reading them. */
final class Numbers {

  /** Longer than any text that a 32-bit number or an identifier has a reason to be. */
  private static final int MAX_LENGTH = 400;

  private Numbers() {}

  static boolean isInt(String text) {
    return toInt(text).isPresent();
  }

  /**
   * The 32-bit number that a JSON number is, also when it is written {@code 1.0} or {@code 1e3}.
   */
  static OptionalInt toInt(String text) {
    if (text.length() > MAX_LENGTH) {
      return OptionalInt.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      if (number.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) < 0
          || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
        return OptionalInt.empty();
      }
      return OptionalInt.of(number.signum() == 0 ? 0 : number.intValueExact());
    } catch (ArithmeticException | NumberFormatException _) {
      return OptionalInt.empty();
    }
  }

  /** Whether the text is an integer without fraction and exponent. */
  static boolean isIntegral(String text) {
    for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  static boolean isFinite(String text) {
    return Double.isFinite(Double.parseDouble(text));
  }
}
