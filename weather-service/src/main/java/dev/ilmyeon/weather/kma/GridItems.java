package dev.ilmyeon.weather.kma;

import dev.ilmyeon.weather.grid.GridCell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The envelope of VilageFcstInfoService 2.0: items that all belong to one cell and one base time,
 * as many as the total says.
 */
record GridItems(GridCell cell, Instant base, List<GridItem> items) {

  private static final int COLUMNS_OF_GRID = 149;
  private static final int ROWS_OF_GRID = 253;

  /** Whether items carry a time of their own beside the base time. */
  enum Kind {
    OBSERVED,
    FORECAST
  }

  static GridItems read(byte[] body, Kind kind) throws UnusablePayload {
    if (ErrorBody.firstByte(body) == '<') {
      throw ErrorBody.ofXml(body);
    }
    JsonNode root = Json.read(body);
    ErrorBody.ofJson(root);
    if (KoreanText.utf8(body).isEmpty()) {
      throw UnusablePayload.garbled("the text is not UTF-8");
    }
    if (!root.path("response").path("header").path("resultCode").asString("").equals("00")) {
      throw UnusablePayload.garbled("the JSON has no result code");
    }
    JsonNode content = root.path("response").path("body");
    List<JsonNode> nodes = nodes(content.path("items").path("item"));
    checkTotal(content.path("totalCount"), nodes.size());
    List<GridItem> items = new ArrayList<>();
    for (JsonNode node : nodes) {
      items.add(item(items.size() + 1, node, kind));
    }
    return ofOneCell(items);
  }

  private static List<JsonNode> nodes(JsonNode item) {
    if (item.isArray()) {
      return List.copyOf(item.values());
    }
    return item.isObject() ? List.of(item) : List.of();
  }

  private static void checkTotal(JsonNode total, int size) throws UnusablePayload {
    if (size == 0) {
      throw UnusablePayload.refused(
          new Refusal(Refusal.Reason.NO_DATA, "00", "an answer without items"));
    }
    if (!total.canConvertToInt() || total.intValue() != size) {
      throw UnusablePayload.garbled(
          "%d items of a total of %s".formatted(size, total.isNumber() ? total.asString() : "?"));
    }
  }

  private static GridItem item(int row, JsonNode node, Kind kind) throws UnusablePayload {
    Instant base = time(row, node, "baseDate", "baseTime");
    return new GridItem(
        row,
        base,
        new GridCell(index(row, node, "nx", COLUMNS_OF_GRID), index(row, node, "ny", ROWS_OF_GRID)),
        switch (kind) {
          case OBSERVED -> base;
          case FORECAST -> time(row, node, "fcstDate", "fcstTime");
        },
        text(row, node, "category"),
        text(
            row,
            node,
            switch (kind) {
              case OBSERVED -> "obsrValue";
              case FORECAST -> "fcstValue";
            }));
  }

  private static Instant time(int row, JsonNode node, String date, String time)
      throws UnusablePayload {
    return KoreanTime.read(row, date + time, text(row, node, date) + text(row, node, time));
  }

  private static int index(int row, JsonNode node, String field, int max) throws UnusablePayload {
    JsonNode value = node.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw UnusablePayload.garbled(row, field, value.toString(), "not a whole number");
    }
    if (value.intValue() < 1 || value.intValue() > max) {
      throw UnusablePayload.garbled(row, field, value.toString(), "outside 1 to " + max);
    }
    return value.intValue();
  }

  private static String text(int row, JsonNode node, String field) throws UnusablePayload {
    JsonNode value = node.path(field);
    if (!value.isString() && !value.isNumber()) {
      throw UnusablePayload.garbled(row, field, value.toString(), "neither text nor number");
    }
    return value.asString();
  }

  private static GridItems ofOneCell(List<GridItem> items) throws UnusablePayload {
    GridItem first = items.getFirst();
    for (GridItem item : items) {
      if (!item.cell().equals(first.cell()) || !item.base().equals(first.base())) {
        throw UnusablePayload.garbled(
            item.row(), item.category(), "of another cell or base time than item 1");
      }
    }
    return new GridItems(first.cell(), first.base(), items);
  }
}
