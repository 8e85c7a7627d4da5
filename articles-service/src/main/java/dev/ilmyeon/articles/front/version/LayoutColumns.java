package dev.ilmyeon.articles.front.version;

import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.Feed;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.front.layout.ContainerKind;
import dev.ilmyeon.articles.front.layout.ContainerLayout;
import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Fill;
import dev.ilmyeon.articles.front.layout.Slot;
import dev.ilmyeon.articles.front.layout.Snap;
import dev.ilmyeon.articles.media.Gallery;
import dev.ilmyeon.articles.media.Image;
import dev.ilmyeon.articles.region.Region;
import dev.ilmyeon.articles.region.RegionCode;
import dev.ilmyeon.articles.section.SectionId;
import dev.ilmyeon.articles.series.SeriesId;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The columns that make containers and cards, of {@code container o}, {@code card d} and the card's
 * {@code region r}.
 */
public final class LayoutColumns {

  public static final String COLUMNS =
      """
      o.key, o.kind, o.title, o.more_path, o.capacity, o.fill,
      coalesce(o.fill_section, o.fill_region, o.fill_series) AS fill_key,
      d.position, d.article_id, d.gallery_id, d.region_code, r.name AS region_name,
      d.snap_title, d.snap_url, d.headline, d.kicker, d.image_override, d.until
      """;

  private LayoutColumns() {}

  /** Without its cards; null where the front has no container. */
  public static @Nullable ContainerLayout container(Readable row) {
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

  /** Null where the container is empty. */
  public static @Nullable CuratedCard card(Readable row) {
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
