package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.image.ImageColumns;
import dev.ilmyeon.media.image.ImageId;
import dev.ilmyeon.media.intake.Accepted;
import dev.ilmyeon.media.storage.ContentHash;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of pictures on their way in. */
final class UploadStore {

  private static final int SWEPT_AT_ONCE = 500;

  private final DatabaseClient database;

  UploadStore(DatabaseClient database) {
    this.database = database;
  }

  Mono<Long> countOpen(String subject, Instant now) {
    return database
        .sql(
            """
            SELECT count(*) AS open FROM upload
            WHERE subject = :subject AND image_id IS NULL AND expires_at > :now
            """)
        .bind("subject", subject)
        .bind("now", now)
        .map(row -> ImageColumns.required(row, "open", Long.class))
        .one();
  }

  Mono<Void> add(UUID id, String subject, long size, Instant expires) {
    return database
        .sql(
            """
            INSERT INTO upload (id, subject, size, expires_at)
            VALUES (:id, :subject, :size, :expires)
            """)
        .bind("id", id)
        .bind("subject", subject)
        .bind("size", size)
        .bind("expires", expires)
        .then();
  }

  Mono<Upload> find(UUID id) {
    return find(id, "");
  }

  /** Until the transaction ends nobody else completes it. */
  Mono<Upload> lock(UUID id) {
    return find(id, "FOR UPDATE");
  }

  private Mono<Upload> find(UUID id, String lock) {
    return database
        .sql(
            """
            SELECT id, subject, size, expires_at, content_hash IS NOT NULL AS taken, image_id
            FROM upload WHERE id = :id
            """
                + lock)
        .bind("id", id)
        .map(UploadStore::upload)
        .one();
  }

  /** Nobody sweeps an object of this hash, or keeps one, before the transaction ends. */
  Mono<Void> lock(ContentHash hash) {
    return database
        .sql("SELECT pg_advisory_xact_lock(hashtextextended(:hash, 7001))::text")
        .bind("hash", hash.value())
        .then();
  }

  /** What was made of the file; its object is kept already. */
  Mono<Void> take(UUID id, ContentHash hash, Accepted accepted) {
    return database
        .sql(
            """
            UPDATE upload
            SET content_hash = :hash, width = :width, height = :height,
              dominant_color = :color, placeholder = :placeholder
            WHERE id = :id AND image_id IS NULL
            """)
        .bind("id", id)
        .bind("hash", hash.value())
        .bind("width", accepted.width())
        .bind("height", accepted.height())
        .bind("color", accepted.preview().dominantColor())
        .bind("placeholder", accepted.preview().placeholder())
        .then();
  }

  /** Deletes those that were given up; the hash of the object of each that had come whole. */
  Flux<SweptUpload> sweep(Instant before) {
    return database
        .sql(
            """
            DELETE FROM upload WHERE id IN (
              SELECT id FROM upload
              WHERE image_id IS NULL AND expires_at < :before
              ORDER BY expires_at LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING id, content_hash
            """)
        .bind("before", before)
        .bind("most", SWEPT_AT_ONCE)
        .map(row ->
            new SweptUpload(
                ImageColumns.required(row, "id", UUID.class),
                row.get("content_hash", String.class)))
        .all();
  }

  Mono<Boolean> isUsed(ContentHash hash) {
    return database
        .sql(
            """
            SELECT EXISTS (SELECT FROM image WHERE content_hash = :hash)
              OR EXISTS (SELECT FROM upload WHERE content_hash = :hash) AS used
            """)
        .bind("hash", hash.value())
        .map(row -> ImageColumns.required(row, "used", Boolean.class))
        .one();
  }

  /** Those of some objects that neither a picture nor an upload names. */
  Mono<List<ContentHash>> unused(List<ContentHash> hashes) {
    return database
        .sql(
            """
            SELECT kept.hash FROM unnest(CAST(:hashes AS text[])) AS kept (hash)
            WHERE NOT EXISTS (SELECT FROM image WHERE content_hash = kept.hash)
              AND NOT EXISTS (SELECT FROM upload WHERE content_hash = kept.hash)
            """)
        .bind("hashes", hashes.stream().map(ContentHash::value).toArray(String[]::new))
        .map(row -> new ContentHash(ImageColumns.required(row, "hash", String.class)))
        .all()
        .collectList();
  }

  private static Upload upload(Readable row) {
    Long image = row.get("image_id", Long.class);
    return new Upload(
        ImageColumns.required(row, "id", UUID.class),
        ImageColumns.required(row, "subject", String.class),
        ImageColumns.required(row, "size", Long.class),
        ImageColumns.required(row, "expires_at", OffsetDateTime.class).toInstant(),
        ImageColumns.required(row, "taken", Boolean.class),
        image == null ? null : new ImageId(image));
  }
}
