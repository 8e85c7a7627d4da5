package dev.ilmyeon.media.image;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The pictures that may be shown now. */
public final class ImageStore {

  private final DatabaseClient database;
  private final Clock clock;

  ImageStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** One picture or its substitute; empty if neither may be shown. */
  public Mono<Image> find(ImageId id) {
    ImageRef ref = new ImageRef.ById(id);
    return find(Set.of(ref)).mapNotNull(found -> found.get(ref));
  }

  /** What was found, by how it was asked for, in one statement. */
  public Mono<Map<ImageRef, Image>> find(Collection<ImageRef> refs) {
    Instant now = clock.instant();
    return database
        .sql(
            """
            SELECT 'ID' AS asked, w.id AS ref, %1$s
            FROM %2$s
            WHERE w.id = ANY(:ids)
            UNION ALL
            SELECT 'LEAD' AS asked, l.article_id AS ref, %1$s
            FROM article_lead_image l JOIN (%2$s) ON w.id = l.image_id
            WHERE l.article_id = ANY(:articles)
            """
                .formatted(ImageColumns.SELECT, ImageColumns.SHOWN))
        .bind("ids", ids(refs))
        .bind("articles", articles(refs))
        .bind("now", now)
        .map(row -> Map.entry(ref(row), ImageColumns.read(row, now)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Long[] ids(Collection<ImageRef> refs) {
    return refs.stream()
        .map(ref -> ref instanceof ImageRef.ById(ImageId id) ? id.value() : null)
        .filter(Objects::nonNull)
        .toArray(Long[]::new);
  }

  private static Long[] articles(Collection<ImageRef> refs) {
    return refs.stream()
        .map(ref -> ref instanceof ImageRef.LeadOf(long article) ? article : null)
        .filter(Objects::nonNull)
        .toArray(Long[]::new);
  }

  private static ImageRef ref(Readable row) {
    long ref = ImageColumns.required(row, "ref", Long.class);
    return ImageColumns.required(row, "asked", String.class).equals("ID")
        ? new ImageRef.ById(new ImageId(ref))
        : new ImageRef.LeadOf(ref);
  }
}
