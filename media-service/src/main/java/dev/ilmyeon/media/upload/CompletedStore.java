package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.image.ImageColumns;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Mono;

/** Writes the row of a picture whose object is kept, and queues it to be prepared. */
final class CompletedStore {

  private final DatabaseClient database;
  private final Clock clock;

  CompletedStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Mono<UploadedImage> complete(UUID upload, CompleteUploadInput input) {
    CompleteUploadInput.RightsInput rights = input.rights();
    Instant expires = rights.expiresAt() == null ? null : rights.expiresAt().toInstant();
    return database
        .sql(
            """
            WITH first AS (
              SELECT min(i.id) AS id
              FROM image i JOIN upload u ON u.content_hash = i.content_hash
              WHERE u.id = :upload),
            added AS (
              INSERT INTO image (id, content_hash, width, height, alt, caption, credit,
                focal_x, focal_y, dominant_color, placeholder,
                rights_holder, licence, syndicatable, expires_at, created_at)
              SELECT nextval('image_id'), content_hash, width, height, :alt, :caption, :credit,
                :focalX, :focalY, dominant_color, placeholder,
                :holder, :licence, :syndicatable, :expires, :now
              FROM upload WHERE id = :upload
              RETURNING id),
            completed AS (
              UPDATE upload SET image_id = added.id FROM added WHERE upload.id = :upload),
            queued AS (
              INSERT INTO image_preparation (image_id) SELECT id FROM added)
            SELECT added.id AS image, first.id AS duplicate FROM added, first
            """)
        .bind("upload", upload)
        .bind("alt", input.alt().strip())
        .bind("caption", Parameter.fromOrEmpty(input.caption(), String.class))
        .bind("credit", input.credit().strip())
        .bind("focalX", input.focal().x())
        .bind("focalY", input.focal().y())
        .bind("holder", rights.holder().strip())
        .bind("licence", rights.licence().strip())
        .bind("syndicatable", rights.syndicatable())
        .bind("expires", Parameter.fromOrEmpty(expires, Instant.class))
        .bind("now", clock.instant())
        .map(row ->
            new UploadedImage(
                ImageColumns.required(row, "image", Long.class), row.get("duplicate", Long.class)))
        .one();
  }
}
