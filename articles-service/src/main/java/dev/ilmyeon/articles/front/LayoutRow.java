package dev.ilmyeon.articles.front;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.edition.Edition;
import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.layout.Layout;
import dev.ilmyeon.articles.front.version.LayoutRows;
import dev.ilmyeon.articles.region.Region;
import dev.ilmyeon.articles.region.RegionCode;
import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link LayoutStore}: a card in its container in its page.
 *
 * @param page without containers
 * @param served what was recorded of the container
 */
record LayoutRow(int ask, PageLayout page, LayoutRows.Row row, @Nullable String served) {

  static LayoutRow read(Readable row) {
    return new LayoutRow(
        required(row, "ask", Integer.class),
        page(row),
        LayoutRows.Row.read(row),
        row.get("served", String.class));
  }

  /** Rows in order, gathered into layouts by request. */
  static Map<Integer, PageLayout> layouts(List<LayoutRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                LayoutRow::ask,
                LinkedHashMap::new,
                Collectors.collectingAndThen(Collectors.toList(), LayoutRow::layout)));
  }

  private static PageLayout layout(List<LayoutRow> rows) {
    Map<String, String> served = new LinkedHashMap<>();
    for (LayoutRow row : rows) {
      if (row.row().container() != null && row.served() != null) {
        served.put(row.row().container().key(), row.served());
      }
    }
    PageLayout page = rows.getFirst().page();
    return new PageLayout(
        page.id(),
        page.edition(),
        page.region(),
        page.asOf(),
        page.readAt(),
        false,
        LayoutRows.layout(rows.stream().map(LayoutRow::row).toList()),
        served);
  }

  private static PageLayout page(Readable row) {
    EditionId edition = new EditionId(required(row, "edition_id", String.class));
    OffsetDateTime at = timeOrNull(row, "at");
    String region = row.get("edition_region", String.class);
    return new PageLayout(
        new FrontId(
            edition, required(row, "version", Integer.class), at == null ? null : at.toInstant()),
        new Edition(
            edition,
            required(row, "edition_name", String.class),
            Kst.at(instant(row, "edition_now"))),
        region == null
            ? null
            : new Region(
                new RegionCode(region), required(row, "edition_region_name", String.class)),
        instant(row, "as_of"),
        instant(row, "read_at"),
        false,
        new Layout(List.of()),
        Map.of());
  }
}
