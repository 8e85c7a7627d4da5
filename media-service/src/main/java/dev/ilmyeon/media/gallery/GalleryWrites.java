package dev.ilmyeon.media.gallery;

import dev.ilmyeon.media.image.ImageColumns;
import dev.ilmyeon.media.image.ImageId;
import dev.ilmyeon.media.purge.PurgeQueue;
import dev.ilmyeon.platform.subgraph.problem.ConflictProblem;
import dev.ilmyeon.platform.subgraph.problem.NotFoundProblem;
import dev.ilmyeon.platform.subgraph.problem.Problem;
import dev.ilmyeon.platform.subgraph.purge.PurgeOrder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Mono;

/**
 * Makes and changes galleries, whole: their photos are written as they were given, in a handful of
 * statements however many they are. Takes part in a transaction; answers a value or a problem.
 */
final class GalleryWrites {

  private final DatabaseClient database;
  private final Clock clock;
  private final PurgeQueue purges;

  GalleryWrites(DatabaseClient database, Clock clock, PurgeQueue purges) {
    this.database = database;
    this.clock = clock;
    this.purges = purges;
  }

  Mono<Object> create(GalleryInput input) {
    return ifImagesExist(
        input, () -> insert(input).flatMap(saved -> fill(saved, input)).cast(Object.class));
  }

  /** Whoever has seen another version than the present one is told so. */
  Mono<Object> change(GalleryId id, int version, GalleryInput input) {
    return version(id)
        .flatMap(present ->
            present == version
                ? ifImagesExist(
                    input,
                    () ->
                        update(id, version, input)
                            .flatMap(saved -> fill(saved, input))
                            .cast(Object.class))
                : Mono.<Object>just(
                    ConflictProblem.of(
                        "GALLERY_CHANGED", List.of("version"), Integer.toString(present))))
        .defaultIfEmpty(NotFoundProblem.of("NO_SUCH_GALLERY", List.of("gallery"), id.toString()));
  }

  private Mono<Object> ifImagesExist(GalleryInput input, Supplier<Mono<Object>> write) {
    Set<Long> asked = input.images();
    return database
        .sql("SELECT id FROM image WHERE id = ANY(:ids)")
        .bind("ids", asked.toArray(Long[]::new))
        .map(row -> ImageColumns.required(row, "id", Long.class))
        .all()
        .collect(Collectors.toSet())
        .flatMap(known -> {
          Optional<Problem> problem = input.unknown(known);
          return problem.isPresent() ? Mono.<Object>just(problem.get()) : write.get();
        });
  }

  /** Until the transaction ends nobody else changes it. */
  private Mono<Integer> version(GalleryId id) {
    return database
        .sql("SELECT version FROM gallery WHERE id = :id FOR UPDATE")
        .bind("id", id.value())
        .map(row -> ImageColumns.required(row, "version", Integer.class))
        .one();
  }

  private Mono<SavedGallery> insert(GalleryInput input) {
    return database
        .sql(
            """
            INSERT INTO gallery (id, title, cover_image_id, published_at)
            VALUES (nextval('gallery_id'), :title, :cover, :now)
            RETURNING id
            """)
        .bind("title", input.title().strip())
        .bind("cover", cover(input))
        .bind("now", clock.instant())
        .map(row -> new SavedGallery(ImageColumns.required(row, "id", Long.class), 1))
        .one();
  }

  private Mono<SavedGallery> update(GalleryId id, int version, GalleryInput input) {
    return database
        .sql(
            """
            UPDATE gallery SET title = :title, cover_image_id = :cover, version = version + 1
            WHERE id = :id
            """)
        .bind("title", input.title().strip())
        .bind("cover", cover(input))
        .bind("id", id.value())
        .then()
        .thenReturn(new SavedGallery(id.value(), version + 1));
  }

  private static Parameter cover(GalleryInput input) {
    ImageId cover = input.coverId();
    @Nullable Long value = cover.value() < 0 ? null : cover.value();
    return Parameter.fromOrEmpty(value, Long.class);
  }

  private Mono<SavedGallery> fill(SavedGallery saved, GalleryInput input) {
    return delete("gallery_photo", saved)
        .then(delete("gallery_region", saved))
        .then(photos(saved, input))
        .then(regions(saved, input))
        .then(purges.add(changed(saved)))
        .thenReturn(saved);
  }

  /** Itself, and the lists of the regions that it has now or had before. */
  private static PurgeOrder changed(SavedGallery saved) {
    return new PurgeOrder(List.of(), List.of("Gallery:" + saved.gallery(), "Region.photoNews"));
  }

  private Mono<Void> delete(String table, SavedGallery saved) {
    return database
        .sql("DELETE FROM %s WHERE gallery_id = :id".formatted(table))
        .bind("id", saved.gallery())
        .then();
  }

  private Mono<Void> photos(SavedGallery saved, GalleryInput input) {
    return database
        .sql(
            """
            INSERT INTO gallery_photo (gallery_id, position, image_id, caption)
            SELECT CAST(:id AS bigint), CAST(place AS integer), image, NULLIF(caption, '')
            FROM unnest(:images, :captions) WITH ORDINALITY AS photo (image, caption, place)
            """)
        .bind("id", saved.gallery())
        .bind("images", input.photoIds())
        .bind("captions", input.captions())
        .then();
  }

  private Mono<Void> regions(SavedGallery saved, GalleryInput input) {
    return database
        .sql(
            """
            INSERT INTO gallery_region (region_code, gallery_id)
            SELECT DISTINCT code, CAST(:id AS bigint) FROM unnest(:codes) AS code
            """)
        .bind("id", saved.gallery())
        .bind("codes", input.regions().toArray(String[]::new))
        .then();
  }
}
