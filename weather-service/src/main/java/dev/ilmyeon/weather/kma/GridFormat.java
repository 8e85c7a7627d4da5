package dev.ilmyeon.weather.kma;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Nowcast and forecasts of a cell: a list of single values, here gathered by time. The ultra-short
 * products call temperature T1H and rain RN1, the village forecast TMP and PCP.
 */
final class GridFormat {

  private static final Set<String> OF_NOWCAST = Set.of("T1H", "REH", "PTY", "RN1", "VEC", "WSD");
  private static final Set<String> OF_ULTRA_SHORT = Set.of("T1H", "SKY", "PTY", "RN1", "REH");
  private static final Set<String> OF_VILLAGE = Set.of("TMP", "SKY", "PTY", "POP", "REH");

  private GridFormat() {}

  static Nowcast nowcast(byte[] body) throws UnusablePayload {
    GridItems all = GridItems.read(body, GridItems.Kind.OBSERVED);
    GridValues values = GridValues.of(all.items(), OF_NOWCAST);
    return new Nowcast(
        all.cell(),
        all.base(),
        values.decimal("T1H", -60, 60),
        values.decimal("REH", 0, 100),
        values.precipitation(true),
        values.amount("RN1", "mm"),
        values.decimal("VEC", 0, 360),
        values.decimal("WSD", 0, 120));
  }

  static GridForecast ultraShortForecast(byte[] body) throws UnusablePayload {
    return forecast(body, OF_ULTRA_SHORT, true);
  }

  static GridForecast villageForecast(byte[] body) throws UnusablePayload {
    return forecast(body, OF_VILLAGE, false);
  }

  private static GridForecast forecast(byte[] body, Set<String> required, boolean ultraShort)
      throws UnusablePayload {
    GridItems all = GridItems.read(body, GridItems.Kind.FORECAST);
    List<ForecastStep> steps = new ArrayList<>();
    for (Map.Entry<Instant, List<GridItem>> hour : byTime(all).entrySet()) {
      GridValues values = GridValues.of(hour.getValue(), required);
      steps.add(
          new ForecastStep(
              hour.getKey(),
              values.decimal(ultraShort ? "T1H" : "TMP", -60, 60),
              values.decimal("TMN", -60, 60),
              values.decimal("TMX", -60, 60),
              values.sky(),
              values.precipitation(ultraShort),
              values.whole("POP", 0, 100),
              values.amount(ultraShort ? "RN1" : "PCP", "mm"),
              values.amount("SNO", "cm"),
              values.decimal("REH", 0, 100),
              values.decimal("VEC", 0, 360),
              values.decimal("WSD", 0, 120)));
    }
    return new GridForecast(all.cell(), all.base(), steps);
  }

  private static Map<Instant, List<GridItem>> byTime(GridItems all) throws UnusablePayload {
    Map<Instant, List<GridItem>> byTime = new TreeMap<>();
    for (GridItem item : all.items()) {
      if (!item.at().isAfter(all.base())) {
        throw item.fault("for %s, not later than its issue".formatted(item.at()));
      }
      byTime.computeIfAbsent(item.at(), _ -> new ArrayList<>()).add(item);
    }
    return byTime;
  }
}
