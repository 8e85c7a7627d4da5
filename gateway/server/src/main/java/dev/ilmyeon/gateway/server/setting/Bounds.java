package dev.ilmyeon.gateway.server.setting;

import java.time.Duration;

/**
 * Bounds of settings, for the constructors of the records that hold them: each throws {@link
 * IllegalArgumentException} with a message that names the setting and what it has to be. A bean
 * validation library would say the same, at the cost of a tenth of the start.
 */
public final class Bounds {

  private Bounds() {}

  /** At least a millisecond: nothing finer is told apart. */
  public static void positive(String name, Duration value) {
    atLeast(name, Duration.ofMillis(1), value);
  }

  public static void atLeast(String name, Duration least, Duration value) {
    check(
        value.compareTo(least) >= 0,
        name,
        "at least %dms".formatted(least.toMillis()),
        "%dms".formatted(value.toMillis()));
  }

  public static void atLeast(String name, long least, long value) {
    check(value >= least, name, "at least " + least, value);
  }

  public static void between(String name, int least, int most, double value) {
    check(value >= least && value <= most, name, "from %d to %d".formatted(least, most), value);
  }

  private static void check(boolean holds, String name, String wanted, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("%s has to be %s, not %s".formatted(name, wanted, value));
    }
  }
}
