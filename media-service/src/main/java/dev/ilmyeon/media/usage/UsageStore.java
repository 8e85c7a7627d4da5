package dev.ilmyeon.media.usage;

import dev.ilmyeon.media.image.ImageColumns;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Finds uses by the indexes on the pictures that they name. */
final class UsageStore {

  private final DatabaseClient database;

  UsageStore(DatabaseClient database) {
    this.database = database;
  }

  /** The uses of each picture, in one statement; a picture without any is left out. */
  Mono<Map<UsesOf, ImageUses>> find(Collection<UsesOf> asked) {
    List<UsesOf> all = List.copyOf(asked);
    return database
        .sql(
            """
            SELECT asked.place, used.*
            FROM unnest(:images, :limits) WITH ORDINALITY AS asked (image, rows, place)
            CROSS JOIN LATERAL (
              SELECT 'LEAD_IMAGE' AS kind, article_id AS owner, NULL::integer AS position
              FROM article_lead_image WHERE image_id = asked.image
              UNION ALL
              SELECT 'ARTICLE_PHOTO', article_id, position
              FROM article_photo WHERE image_id = asked.image
              UNION ALL
              SELECT 'ARTICLE_TEXT', article_id, NULL
              FROM article_text_image WHERE image_id = asked.image
              UNION ALL
              SELECT 'GALLERY_PHOTO', gallery_id, position
              FROM gallery_photo WHERE image_id = asked.image
              UNION ALL
              SELECT 'GALLERY_COVER', id, NULL FROM gallery WHERE cover_image_id = asked.image
              UNION ALL
              SELECT 'SUBSTITUTE', id, NULL FROM image WHERE substitute_id = asked.image
              ORDER BY kind, owner, position
              LIMIT asked.rows) used
            ORDER BY asked.place, used.kind, used.owner, used.position
            """)
        .bind("images", all.stream().map(UsesOf::image).toArray(Long[]::new))
        .bind("limits", all.stream().map(UsesOf::first).toArray(Integer[]::new))
        .map(row -> Map.entry(asked(row, all), use(row)))
        .all()
        .collectList()
        .map(UsageStore::byImage);
  }

  private static UsesOf asked(Readable row, List<UsesOf> all) {
    return all.get(Math.toIntExact(ImageColumns.required(row, "place", Long.class)) - 1);
  }

  private static ImageUse use(Readable row) {
    return new ImageUse(
        ImageUse.Kind.valueOf(ImageColumns.required(row, "kind", String.class)),
        ImageColumns.required(row, "owner", Long.class),
        row.get("position", Integer.class));
  }

  private static Map<UsesOf, ImageUses> byImage(List<Map.Entry<UsesOf, ImageUse>> rows) {
    Map<UsesOf, List<ImageUse>> lists = new HashMap<>();
    rows.forEach(
        row -> lists.computeIfAbsent(row.getKey(), key -> new ArrayList<>()).add(row.getValue()));
    Map<UsesOf, ImageUses> found = new HashMap<>();
    lists.forEach((asked, uses) -> found.put(asked, new ImageUses(uses)));
    return found;
  }
}
