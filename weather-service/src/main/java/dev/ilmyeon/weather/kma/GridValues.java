package dev.ilmyeon.weather.kma;

import dev.ilmyeon.weather.observation.Sky;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of one cell at one time by category. Categories that nobody asks for are passed over.
 */
final class GridValues {

  private final Map<String, GridItem> byCategory;

  private GridValues(Map<String, GridItem> byCategory) {
    this.byCategory = byCategory;
  }

  /**
   * Checks that each category is there at most once and that none of {@code required} is absent.
   */
  static GridValues of(List<GridItem> items, Set<String> required) throws UnusablePayload {
    Map<String, GridItem> byCategory = new HashMap<>();
    for (GridItem item : items) {
      if (byCategory.putIfAbsent(item.category(), item) != null) {
        throw item.fault("a second value for the same time");
      }
    }
    for (String category : required) {
      if (!byCategory.containsKey(category)) {
        throw UnusablePayload.garbled(
            items.getFirst().row(),
            category,
            items.getFirst().at().toString(),
            "no value for this time");
      }
    }
    return new GridValues(byCategory);
  }

  @Nullable BigDecimal decimal(String category, int min, int max) throws UnusablePayload {
    GridItem item = byCategory.get(category);
    return item == null ? null : item.decimal(min, max);
  }

  @Nullable Integer whole(String category, int min, int max) throws UnusablePayload {
    GridItem item = byCategory.get(category);
    return item == null ? null : item.whole(min, max);
  }

  @Nullable Amount amount(String category, String unit) throws UnusablePayload {
    GridItem item = byCategory.get(category);
    return item == null ? null : item.amount(unit);
  }

  /** The sky by code: forecasts know 1, 3 and 4 and never 구름조금. */
  @Nullable Sky sky() throws UnusablePayload {
    GridItem item = byCategory.get("SKY");
    Integer code = item == null ? null : item.whole(1, 4);
    if (item == null || code == null) {
      return null;
    }
    return switch (code) {
      case 1 -> Sky.CLEAR;
      case 3 -> Sky.MOSTLY_CLOUDY;
      case 4 -> Sky.OVERCAST;
      default -> throw item.fault("not a code of the sky");
    };
  }

  /**
   * The kind of precipitation by code; the ultra-short products know other kinds than the village
   * forecast.
   */
  @Nullable Precipitation precipitation(boolean ultraShort) throws UnusablePayload {
    GridItem item = byCategory.get("PTY");
    Integer code = item == null ? null : item.whole(0, 7);
    if (item == null || code == null) {
      return null;
    }
    Precipitation kind = Precipitation.values()[code];
    boolean known =
        switch (kind) {
          case NONE, RAIN, RAIN_SNOW, SNOW -> true;
          case SHOWER -> !ultraShort;
          case DRIZZLE, DRIZZLE_SNOW, FLURRY -> ultraShort;
        };
    if (!known) {
      throw item.fault("not a code of precipitation in this product");
    }
    return kind;
  }
}
