package dev.ilmyeon.articles.picture;

import static dev.ilmyeon.articles.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Articles whose pictures media has not heard of. */
final class UsesStore {

  /** Articles a message. */
  static final int AT_ONCE = 100;

  private final DatabaseClient database;
  private final JsonMapper json;

  UsesStore(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The next, as they are now; a withdrawn article uses none. */
  Mono<List<Uses>> untold() {
    return database
        .sql(
            """
            SELECT u.article_id, u.number,
              CASE WHEN a.status <> 'WITHDRAWN' THEN a.pictures::text END AS pictures,
              ARRAY(SELECT DISTINCT jsonb_path_query(a.body, '$[*] ? (@.type == "media").image.id')::bigint
                WHERE a.status <> 'WITHDRAWN') AS text
            FROM picture_use_untold u JOIN article a ON a.id = u.article_id
            ORDER BY u.number LIMIT %d
            """
                .formatted(AT_ONCE))
        .map(this::uses)
        .all()
        .collectList();
  }

  private Uses uses(Readable row) {
    @Nullable String written = row.get("pictures", String.class);
    Pictures pictures = written == null ? Pictures.NONE : json.readValue(written, Pictures.class);
    return new Uses(
        required(row, "article_id", Long.class),
        required(row, "number", Long.class),
        pictures.lead(),
        pictures.photos(),
        List.of(required(row, "text", Long[].class)));
  }

  /** Unless it has changed since it was read. */
  Mono<Long> told(List<Uses> uses) {
    return database
        .sql(
            """
            DELETE FROM picture_use_untold u USING unnest(:articles, :numbers) AS t(article_id, number)
            WHERE u.article_id = t.article_id AND u.number = t.number
            """)
        .bind("articles", uses.stream().map(Uses::article).toArray(Long[]::new))
        .bind("numbers", uses.stream().map(Uses::number).toArray(Long[]::new))
        .fetch()
        .rowsUpdated();
  }
}
