package dev.ilmyeon.media.photo;

import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.image.ImageColumns;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The photos of galleries and articles, page by page. */
final class PhotoStore {

  private final DatabaseClient database;
  private final Clock clock;

  PhotoStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Every page that was asked for: one statement for each of the two kinds of list. */
  Mono<Map<PhotoPage, Photos>> find(Collection<PhotoPage> pages) {
    return Flux.fromIterable(pages)
        .collectMultimap(PhotoPage::list)
        .flatMapIterable(Map::entrySet)
        .flatMap(entry -> find(entry.getKey(), List.copyOf(entry.getValue())))
        .reduce(new HashMap<>(), PhotoStore::putAll);
  }

  private Mono<Map<PhotoPage, Photos>> find(PhotoList list, List<PhotoPage> pages) {
    Instant now = clock.instant();
    return database
        .sql(
            """
            SELECT page.place, total.photos, photo.*
            FROM unnest(:owners, :afters, :limits)
              WITH ORDINALITY AS page (owner, after, rows, place)
            CROSS JOIN LATERAL (
              SELECT count(*) AS photos FROM %1$s p JOIN (%4$s) ON w.id = p.image_id
              WHERE p.%2$s = page.owner) total
            LEFT JOIN LATERAL (
              SELECT p.position, p.caption AS photo_caption, %3$s
              FROM %1$s p JOIN (%4$s) ON w.id = p.image_id
              WHERE p.%2$s = page.owner AND p.position > page.after
              ORDER BY p.position
              LIMIT page.rows) photo ON true
            ORDER BY page.place, photo.position
            """
                .formatted(list.table(), list.owner(), ImageColumns.SELECT, ImageColumns.SHOWN))
        .bind("owners", pages.stream().map(PhotoPage::owner).toArray(Long[]::new))
        .bind("afters", integers(pages, PhotoPage::after))
        .bind("limits", integers(pages, page -> page.first() + 1))
        .bind("now", now)
        .map(row -> line(row, pages, now))
        .all()
        .collectList()
        .map(PhotoStore::pages);
  }

  /** One row: the page it belongs to, that list's length, and a photo unless the page is empty. */
  private record Line(PhotoPage page, long total, @Nullable Photo photo) {}

  private static Line line(Readable row, List<PhotoPage> pages, Instant now) {
    int place = Math.toIntExact(ImageColumns.required(row, "place", Long.class));
    return new Line(
        pages.get(place - 1), ImageColumns.required(row, "photos", Long.class), photo(row, now));
  }

  private static @Nullable Photo photo(Readable row, Instant now) {
    Image image = ImageColumns.readOrNull(row, now);
    if (image == null) {
      return null;
    }
    String own = row.get("photo_caption", String.class);
    return new Photo(
        ImageColumns.required(row, "position", Integer.class),
        image,
        own == null ? image.caption() : own);
  }

  private static Map<PhotoPage, Photos> pages(List<Line> lines) {
    Map<PhotoPage, List<Photo>> photos = new HashMap<>();
    Map<PhotoPage, Long> totals = new HashMap<>();
    for (Line line : lines) {
      List<Photo> page = photos.computeIfAbsent(line.page(), key -> new ArrayList<>());
      totals.put(line.page(), line.total());
      if (line.photo() != null) {
        page.add(line.photo());
      }
    }
    Map<PhotoPage, Photos> pages = new HashMap<>();
    photos.forEach(
        (page, rows) -> pages.put(page, new Photos(rows, totals.getOrDefault(page, 0L))));
    return pages;
  }

  private static Integer[] integers(List<PhotoPage> pages, ToIntFunction<PhotoPage> value) {
    return pages.stream().map(value::applyAsInt).toArray(Integer[]::new);
  }

  private static Map<PhotoPage, Photos> putAll(
      Map<PhotoPage, Photos> all, Map<PhotoPage, Photos> some) {
    all.putAll(some);
    return all;
  }
}
