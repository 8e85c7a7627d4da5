package dev.ilmyeon.media.gallery;

import dev.ilmyeon.media.image.ImageColumns;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Galleries, each with its cover in the same row. */
final class GalleryStore {

  private static final String GALLERY =
      "g.id AS gallery_id, g.title, g.published_at, g.version AS gallery_version, "
          + ImageColumns.SELECT;
  private static final String COVER =
      "LEFT JOIN (" + ImageColumns.SHOWN + ") ON w.id = g.cover_image_id";

  private final DatabaseClient database;
  private final Clock clock;

  GalleryStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Mono<Map<GalleryId, Gallery>> find(Collection<GalleryId> ids) {
    Instant now = clock.instant();
    return database
        .sql("SELECT %s FROM gallery g %s WHERE g.id = ANY(:ids)".formatted(GALLERY, COVER))
        .bind("ids", ids.stream().map(GalleryId::value).toArray(Long[]::new))
        .bind("now", now)
        .map(row -> gallery(row, now))
        .all()
        .collectMap(Gallery::id);
  }

  /** The photo news of an edition, in its order. */
  Mono<List<Gallery>> photoNews(String edition, int first) {
    Instant now = clock.instant();
    return database
        .sql(
            """
            SELECT %s
            FROM photo_news n JOIN gallery g ON g.id = n.gallery_id %s
            WHERE n.edition = :edition
            ORDER BY n.position
            LIMIT :first
            """
                .formatted(GALLERY, COVER))
        .bind("edition", edition)
        .bind("first", first)
        .bind("now", now)
        .map(row -> gallery(row, now))
        .all()
        .collectList();
  }

  /** The newest galleries of each region, in one statement; a region without any is left out. */
  Mono<Map<RegionGalleries, Galleries>> newest(Collection<RegionGalleries> asked) {
    Instant now = clock.instant();
    List<RegionGalleries> regions = List.copyOf(asked);
    return database
        .sql(
            """
            SELECT region.place, newest.*
            FROM unnest(:codes, :limits) WITH ORDINALITY AS region (code, rows, place)
            CROSS JOIN LATERAL (
              SELECT %s
              FROM gallery_region r JOIN gallery g ON g.id = r.gallery_id %s
              WHERE r.region_code = region.code
              ORDER BY g.published_at DESC, g.id DESC
              LIMIT region.rows) newest
            ORDER BY region.place, newest.published_at DESC, newest.gallery_id DESC
            """
                .formatted(GALLERY, COVER))
        .bind("codes", regions.stream().map(RegionGalleries::region).toArray(String[]::new))
        .bind("limits", regions.stream().map(RegionGalleries::first).toArray(Integer[]::new))
        .bind("now", now)
        .map(row -> Map.entry(region(row, regions), gallery(row, now)))
        .all()
        .collectList()
        .map(GalleryStore::byRegion);
  }

  private static RegionGalleries region(Readable row, List<RegionGalleries> regions) {
    return regions.get(Math.toIntExact(ImageColumns.required(row, "place", Long.class)) - 1);
  }

  private static Map<RegionGalleries, Galleries> byRegion(
      List<Map.Entry<RegionGalleries, Gallery>> rows) {
    Map<RegionGalleries, List<Gallery>> lists = new HashMap<>();
    rows.forEach(
        row -> lists.computeIfAbsent(row.getKey(), key -> new ArrayList<>()).add(row.getValue()));
    Map<RegionGalleries, Galleries> found = new HashMap<>();
    lists.forEach((region, galleries) -> found.put(region, new Galleries(galleries)));
    return found;
  }

  private static Gallery gallery(Readable row, Instant now) {
    OffsetDateTime published =
        ImageColumns.inKorea(ImageColumns.required(row, "published_at", OffsetDateTime.class));
    return new Gallery(
        new GalleryId(ImageColumns.required(row, "gallery_id", Long.class)),
        ImageColumns.required(row, "title", String.class),
        Objects.requireNonNull(published),
        ImageColumns.required(row, "gallery_version", Integer.class),
        ImageColumns.readOrNull(row, now));
  }
}
