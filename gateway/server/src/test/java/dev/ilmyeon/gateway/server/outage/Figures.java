package dev.ilmyeon.gateway.server.outage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured of each outage, as a table. */
final class Figures {

  private static final String HEAD =
      """
      | what happens | to | answers meanwhile | not 200 | wrong | p50 ms | p99 ms | most ms | asked no more after ms | whole again after ms |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      """;

  private final List<String> rows = new ArrayList<>();

  /**
   * {@code opened}, {@code recovered}: milliseconds; negative where there is nothing to wait for.
   */
  void add(
      String outage, Side side, long answers, Readers readers, double opened, double recovered) {
    double[] millis = readers.millis(50, 99, 100);
    rows.add(
        "| %s | %s | %d | %d | %d | %.1f | %.1f | %.1f | %s | %s |%n"
            .formatted(
                outage.toLowerCase(Locale.ROOT).replace('_', '-'),
                side.label(),
                answers,
                readers.refused(),
                readers.wrong().size(),
                millis[0],
                millis[1],
                millis[2],
                shown(opened),
                shown(recovered)));
  }

  private static String shown(double millis) {
    return millis < 0 ? "–" : "%.0f".formatted(millis);
  }

  @Override
  public String toString() {
    return HEAD + String.join("", rows);
  }
}
