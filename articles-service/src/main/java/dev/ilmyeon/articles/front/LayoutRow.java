package dev.ilmyeon.articles.front;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.Feed;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.edition.Edition;
import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.Layout.ContainerLayout;
import dev.ilmyeon.articles.front.Layout.CuratedCard;
import dev.ilmyeon.articles.media.Gallery;
import dev.ilmyeon.articles.media.Image;
import dev.ilmyeon.articles.region.Region;
import dev.ilmyeon.articles.region.RegionCode;
import dev.ilmyeon.articles.section.SectionId;
import dev.ilmyeon.articles.series.SeriesId;
import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link LayoutStore}: a card in its container in its page; the container is null on an
 * empty page, the card in an empty container.
 */
record LayoutRow(
    int ask, Layout page, @Nullable ContainerLayout container, @Nullable CuratedCard card) {

  static LayoutRow read(Readable row) {
    return new LayoutRow(required(row, "ask", Integer.class), page(row), container(row), card(row));
  }

  /** Rows in order, gathered into layouts by request. */
  static Map<Integer, Layout> layouts(List<LayoutRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                LayoutRow::ask,
                LinkedHashMap::new,
                Collectors.collectingAndThen(Collectors.toList(), LayoutRow::layout)));
  }

  private static Layout layout(List<LayoutRow> rows) {
    Map<String, List<LayoutRow>> byContainer =
        rows.stream()
            .filter(row -> row.container() != null)
            .collect(
                Collectors.groupingBy(
                    row -> Objects.requireNonNull(row.container()).key(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Layout page = rows.getFirst().page();
    return new Layout(
        page.id(),
        page.edition(),
        page.asOf(),
        page.readAt(),
        byContainer.values().stream().map(LayoutRow::withCards).toList());
  }

  private static ContainerLayout withCards(List<LayoutRow> rows) {
    ContainerLayout container = Objects.requireNonNull(rows.getFirst().container());
    return new ContainerLayout(
        container.key(),
        container.kind(),
        container.title(),
        container.morePath(),
        container.capacity(),
        container.fill(),
        rows.stream().map(LayoutRow::card).filter(Objects::nonNull).toList());
  }

  private static Layout page(Readable row) {
    EditionId edition = new EditionId(required(row, "edition_id", String.class));
    OffsetDateTime at = timeOrNull(row, "at");
    return new Layout(
        new FrontId(
            edition, required(row, "version", Integer.class), at == null ? null : at.toInstant()),
        new Edition(
            edition,
            required(row, "edition_name", String.class),
            Kst.at(instant(row, "edition_now"))),
        instant(row, "as_of"),
        instant(row, "read_at"),
        List.of());
  }

  private static @Nullable ContainerLayout container(Readable row) {
    String key = row.get("key", String.class);
    if (key == null) {
      return null;
    }
    return new ContainerLayout(
        key,
        ContainerKind.valueOf(required(row, "kind", String.class)),
        required(row, "title", String.class),
        row.get("more_path", String.class),
        required(row, "capacity", Integer.class),
        fill(required(row, "fill", String.class), row.get("fill_key", String.class)),
        List.of());
  }

  private static Fill fill(String fill, @Nullable String key) {
    String feed = Objects.requireNonNullElse(key, "");
    return switch (fill) {
      case "NONE" -> new Fill.Nothing();
      case "NEWEST" -> new Fill.FromFeed(new Feed.Newest());
      case "SECTION" -> new Fill.FromFeed(new Feed.OfSection(new SectionId(feed)));
      case "REGION" -> new Fill.FromFeed(new Feed.OfRegion(new RegionCode(feed)));
      case "SERIES" -> new Fill.FromFeed(new Feed.OfSeries(new SeriesId(feed)));
      case "MOST_READ" -> new Fill.MostRead();
      default -> throw new IllegalStateException("No fill " + fill);
    };
  }

  private static @Nullable CuratedCard card(Readable row) {
    if (row.get("position", Integer.class) == null) {
      return null;
    }
    Long image = row.get("image_override", Long.class);
    return new CuratedCard(
        slot(row),
        row.get("headline", String.class),
        row.get("kicker", String.class),
        Kst.atOrNull(timeOrNull(row, "until")),
        image == null ? null : new Image(image));
  }

  private static Slot slot(Readable row) {
    Long article = row.get("article_id", Long.class);
    if (article != null) {
      return new Slot.OfArticle(new ArticleId(article));
    }
    Long gallery = row.get("gallery_id", Long.class);
    if (gallery != null) {
      return new Slot.OfGallery(new Gallery(gallery));
    }
    String region = row.get("region_code", String.class);
    if (region != null) {
      return new Slot.OfRegion(
          new Region(new RegionCode(region), required(row, "region_name", String.class)));
    }
    return new Slot.OfSnap(
        new Snap(
            required(row, "snap_title", String.class), required(row, "snap_url", String.class)));
  }
}
