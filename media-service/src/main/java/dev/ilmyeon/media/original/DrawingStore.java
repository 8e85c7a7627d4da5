package dev.ilmyeon.media.original;

import dev.ilmyeon.media.drawing.Drawing;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.scene.Scene;
import dev.ilmyeon.media.image.ImageColumns;
import dev.ilmyeon.media.image.ImageId;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How drawn pictures are drawn. */
final class DrawingStore {

  private final DatabaseClient database;

  DrawingStore(DatabaseClient database) {
    this.database = database;
  }

  /** How a picture is drawn; empty if it is no drawing. */
  Mono<Drawing> find(ImageId id) {
    return database
        .sql("SELECT scene, light, seed FROM drawing WHERE image_id = :id")
        .bind("id", id.value())
        .map(DrawingStore::drawing)
        .one();
  }

  /** Every drawing, in the order of the pictures' numbers. */
  Flux<Drawing> all() {
    return database
        .sql("SELECT scene, light, seed FROM drawing ORDER BY image_id")
        .map(DrawingStore::drawing)
        .all();
  }

  private static Drawing drawing(Readable row) {
    return new Drawing(
        Scene.valueOf(ImageColumns.required(row, "scene", String.class)),
        Light.valueOf(ImageColumns.required(row, "light", String.class)),
        ImageColumns.required(row, "seed", Long.class));
  }
}
