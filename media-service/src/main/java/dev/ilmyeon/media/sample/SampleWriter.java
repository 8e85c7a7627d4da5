package dev.ilmyeon.media.sample;

import dev.ilmyeon.media.drawing.Drawing;
import dev.ilmyeon.media.image.Preview;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the sample over what is there of it: the same rows under the same numbers. */
final class SampleWriter {

  /** How much smaller a drawing is drawn to know its colours. */
  private static final int PREVIEW = 20;

  private final Connection connection;

  SampleWriter(Connection connection) {
    this.connection = connection;
  }

  void writeImages(List<SampleImage> images) throws SQLException {
    try (Batch pictures =
            new Batch(
                connection,
                """
                INSERT INTO image (id, content_hash, width, height, alt, caption, credit,
                  focal_x, focal_y, dominant_color, placeholder,
                  rights_holder, licence, syndicatable, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                SET content_hash = excluded.content_hash, alt = excluded.alt,
                  caption = excluded.caption, credit = excluded.credit,
                  focal_x = excluded.focal_x, focal_y = excluded.focal_y,
                  dominant_color = excluded.dominant_color, placeholder = excluded.placeholder,
                  rights_holder = excluded.rights_holder, licence = excluded.licence,
                  syndicatable = excluded.syndicatable, expires_at = excluded.expires_at
                """);
        Batch drawings =
            new Batch(
                connection,
                """
                INSERT INTO drawing (image_id, scene, light, seed) VALUES (?, ?, ?, ?)
                ON CONFLICT (image_id) DO UPDATE
                SET scene = excluded.scene, light = excluded.light, seed = excluded.seed
                """);
        Batch leads =
            new Batch(
                connection,
                """
                INSERT INTO article_lead_image (article_id, image_id) VALUES (?, ?)
                ON CONFLICT (article_id) DO UPDATE SET image_id = excluded.image_id
                """)) {
      for (SampleImage image : images) {
        add(pictures, image);
        Drawing drawing = image.drawing();
        drawings.add(image.id(), drawing.scene().name(), drawing.light().name(), drawing.seed());
        for (Long article : image.leads()) {
          leads.add(article, image.id());
        }
      }
      pictures.execute();
      drawings.execute();
      leads.execute();
    }
  }

  void writeGalleries(List<SampleGallery> galleries) throws SQLException {
    try (Batch rows =
            new Batch(
                connection,
                """
                INSERT INTO gallery (id, title, cover_image_id, published_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                SET title = excluded.title, cover_image_id = excluded.cover_image_id,
                  published_at = excluded.published_at
                """);
        Batch emptied = new Batch(connection, "DELETE FROM gallery_photo WHERE gallery_id = ?");
        Batch photos = photos("gallery_photo", "gallery_id");
        Batch regions =
            new Batch(
                connection,
                """
                INSERT INTO gallery_region (region_code, gallery_id) VALUES (?, ?)
                ON CONFLICT DO NOTHING
                """)) {
      for (SampleGallery gallery : galleries) {
        rows.add(gallery.id(), gallery.title(), gallery.cover(), inUtc(gallery.publishedAt()));
        emptied.add(gallery.id());
        for (SamplePhoto photo : gallery.photos()) {
          photos.add(gallery.id(), photo.position(), photo.image(), photo.caption());
        }
        for (String region : gallery.regions()) {
          regions.add(region, gallery.id());
        }
      }
      rows.execute();
      emptied.execute();
      photos.execute();
      regions.execute();
    }
  }

  void writePhotoNews(Map<String, List<Long>> editions) throws SQLException {
    try (Batch emptied = new Batch(connection, "DELETE FROM photo_news WHERE edition = ?");
        Batch places =
            new Batch(
                connection,
                "INSERT INTO photo_news (edition, position, gallery_id) VALUES (?, ?, ?)")) {
      for (Map.Entry<String, List<Long>> edition : editions.entrySet()) {
        emptied.add(edition.getKey());
        int position = 0;
        for (Long gallery : edition.getValue()) {
          places.add(edition.getKey(), ++position, gallery);
        }
      }
      emptied.execute();
      places.execute();
    }
  }

  void writeArticlePhotos(Map<Long, List<SamplePhoto>> articles) throws SQLException {
    try (Batch emptied = new Batch(connection, "DELETE FROM article_photo WHERE article_id = ?");
        Batch photos = photos("article_photo", "article_id")) {
      for (Map.Entry<Long, List<SamplePhoto>> article : articles.entrySet()) {
        emptied.add(article.getKey());
        for (SamplePhoto photo : article.getValue()) {
          photos.add(article.getKey(), photo.position(), photo.image(), photo.caption());
        }
      }
      emptied.execute();
      photos.execute();
    }
  }

  private Batch photos(String table, String owner) throws SQLException {
    return new Batch(
        connection,
        "INSERT INTO %s (%s, position, image_id, caption) VALUES (?, ?, ?, ?)"
            .formatted(table, owner));
  }

  private static void add(Batch batch, SampleImage image) throws SQLException {
    int width = Drawing.WIDTH / PREVIEW;
    int height = Drawing.HEIGHT / PREVIEW;
    Preview preview = Preview.of(image.drawing().pixels(width, height), width, height);
    batch.add(
        image.id(),
        image.drawing().contentHash(),
        Drawing.WIDTH,
        Drawing.HEIGHT,
        image.alt(),
        image.caption(),
        image.credit(),
        image.focal().x(),
        image.focal().y(),
        preview.dominantColor(),
        preview.placeholder(),
        image.holder(),
        image.licence(),
        image.syndicatable(),
        inUtc(image.expiresAt()));
  }

  private static @Nullable OffsetDateTime inUtc(@Nullable OffsetDateTime time) {
    return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC);
  }
}
