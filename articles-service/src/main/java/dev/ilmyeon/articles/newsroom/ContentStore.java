package dev.ilmyeon.articles.newsroom;

import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.texts;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import dev.ilmyeon.articles.article.Access;
import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.Body;
import dev.ilmyeon.articles.article.BodyFormat;
import dev.ilmyeon.articles.article.Kind;
import dev.ilmyeon.articles.picture.Pictures;
import dev.ilmyeon.articles.workflow.Step;
import dev.ilmyeon.platform.subgraph.problem.Violation;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Articles as editors see them, at any step. Every write is within the caller's transaction. */
final class ContentStore {

  private static final String STATE = "id, newsroom, revision, status, published_at, embargo_until";

  /** Against other writers; not against whoever only refers to the article, as a card does. */
  private static final String LOCKED = "FOR NO KEY UPDATE";

  private final DatabaseClient database;
  private final JsonMapper json;
  private final BodyFormat format;

  ContentStore(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
    this.format = new BodyFormat(json);
  }

  Mono<ArticleState> state(ArticleId id) {
    return state(id, "");
  }

  /** Of whichever newsroom; {@link #lock(ArticleId, String)} is for who asks. */
  Mono<ArticleState> lock(ArticleId id) {
    return state(id, LOCKED);
  }

  /**
   * Locked to the end of the transaction; waits for whoever holds it as long as {@code
   * lock_timeout} says. An article of another newsroom is none, and nobody waits for it.
   */
  Mono<ArticleState> lock(ArticleId id, String newsroom) {
    return ofNewsroom(id, newsroom, LOCKED);
  }

  /** Whether there is such an article of that newsroom. */
  Mono<Boolean> exists(ArticleId id, String newsroom) {
    return ofNewsroom(id, newsroom, "").hasElement();
  }

  private Mono<ArticleState> ofNewsroom(ArticleId id, String newsroom, String lock) {
    return database
        .sql(
            "SELECT %s FROM article WHERE id = :id AND newsroom = :newsroom %s"
                .formatted(STATE, lock))
        .bind("id", id.value())
        .bind("newsroom", newsroom)
        .map(ContentStore::readState)
        .one();
  }

  private Mono<ArticleState> state(ArticleId id, String lock) {
    return database
        .sql("SELECT %s FROM article WHERE id = :id %s".formatted(STATE, lock))
        .bind("id", id.value())
        .map(ContentStore::readState)
        .one();
  }

  Mono<Content> content(ArticleId id) {
    return database
        .sql(
            """
            SELECT a.slug, a.kind, a.title, a.subheads, a.body::text AS body, a.section_id, a.access, a.sensitive,
              a.syndicated, a.embargo_until, a.pictures::text AS pictures,
              ARRAY(SELECT region_code FROM article_region WHERE article_id = a.id ORDER BY position) AS regions,
              ARRAY(SELECT series_id FROM article_series WHERE article_id = a.id ORDER BY position) AS series,
              ARRAY(SELECT t.name FROM article_tag l JOIN tag t ON t.id = l.tag_id
                WHERE l.article_id = a.id ORDER BY l.position) AS tags,
              ARRAY(SELECT reporter_id FROM byline WHERE article_id = a.id ORDER BY position) AS reporters
            FROM article a WHERE a.id = :id
            """)
        .bind("id", id.value())
        .map(this::readContent)
        .one();
  }

  /** What the content names and there is not; one statement. */
  Mono<List<Violation>> unknown(Content content) {
    return database
        .sql(
            """
            SELECT 'section' AS field, '' AS at, :section AS id
            WHERE NOT EXISTS (SELECT FROM section WHERE id = :section)
            UNION ALL
            SELECT 'regions', (n - 1)::text, id FROM unnest(:regions) WITH ORDINALITY AS x(id, n)
            WHERE NOT EXISTS (SELECT FROM region r WHERE r.code = x.id)
            UNION ALL
            SELECT 'series', (n - 1)::text, id FROM unnest(:series) WITH ORDINALITY AS x(id, n)
            WHERE NOT EXISTS (SELECT FROM series s WHERE s.id = x.id)
            UNION ALL
            SELECT 'bylines', (n - 1)::text, id FROM unnest(:reporters) WITH ORDINALITY AS x(id, n)
            WHERE NOT EXISTS (SELECT FROM reporter r WHERE r.id = x.id)
            """)
        .bind("section", content.section())
        .bind("regions", content.regions().toArray(String[]::new))
        .bind("series", content.series().toArray(String[]::new))
        .bind("reporters", content.reporters().toArray(String[]::new))
        .map(ContentStore::readUnknown)
        .all()
        .collectList();
  }

  /** A draft, without its links. */
  Mono<ArticleId> create(String newsroom, Content content) {
    return columns(
            """
            INSERT INTO article (newsroom, slug, kind, title, subheads, body, section_id, access, sensitive, syndicated,
              embargo_until, pictures)
            VALUES (:newsroom, :slug, :kind, :title, :subheads, :body, :section, :access, :sensitive, :syndicated,
              :embargo, :pictures)
            RETURNING id
            """,
            content)
        .bind("newsroom", newsroom)
        .map(row -> new ArticleId(required(row, "id", Long.class)))
        .one();
  }

  Mono<Void> rewrite(ArticleId id, Content content) {
    return columns(
            """
            UPDATE article SET slug = :slug, kind = :kind, title = :title, subheads = :subheads, body = :body,
              section_id = :section, access = :access, sensitive = :sensitive, syndicated = :syndicated,
              embargo_until = :embargo, pictures = :pictures
            WHERE id = :id
            """,
            content)
        .bind("id", id.value())
        .then()
        .then(relink(id, content));
  }

  /** The links of a content in place of those that the article has; new tags are made. */
  Mono<Void> relink(ArticleId id, Content content) {
    String[] tags = content.tags().toArray(String[]::new);
    Mono<Void> makeTags =
        database
            .sql(
                """
                INSERT INTO tag (name) SELECT name FROM unnest(:tags) AS x(name) ORDER BY name
                ON CONFLICT (name) DO NOTHING
                """)
            .bind("tags", tags)
            .then();
    Mono<Void> unlink =
        database
            .sql(
                """
                WITH r AS (DELETE FROM article_region WHERE article_id = :id),
                  s AS (DELETE FROM article_series WHERE article_id = :id),
                  t AS (DELETE FROM article_tag WHERE article_id = :id)
                DELETE FROM byline WHERE article_id = :id
                """)
            .bind("id", id.value())
            .then();
    Mono<Void> link =
        database
            .sql(
                """
                WITH r AS (INSERT INTO article_region (article_id, region_code, position)
                    SELECT :id, x.id, n FROM unnest(:regions) WITH ORDINALITY AS x(id, n)),
                  s AS (INSERT INTO article_series (article_id, series_id, position)
                    SELECT :id, x.id, n FROM unnest(:series) WITH ORDINALITY AS x(id, n)),
                  t AS (INSERT INTO article_tag (article_id, tag_id, position)
                    SELECT :id, t.id, n FROM unnest(:tags) WITH ORDINALITY AS x(name, n) JOIN tag t USING (name))
                INSERT INTO byline (article_id, reporter_id, position)
                SELECT :id, x.id, n FROM unnest(:reporters) WITH ORDINALITY AS x(id, n)
                """)
            .bind("id", id.value())
            .bind("regions", content.regions().toArray(String[]::new))
            .bind("series", content.series().toArray(String[]::new))
            .bind("tags", tags)
            .bind("reporters", content.reporters().toArray(String[]::new))
            .then();
    Mono<Void> made = tags.length == 0 ? Mono.empty() : makeTags;
    return made.then(unlink).then(link);
  }

  /**
   * Takes an article to a step and a revision.
   *
   * @param publishedAt null leaves it as it is
   * @param modifiedAt null leaves it as it is
   * @param notice why it is withdrawn; null for every other step
   */
  Mono<Void> move(
      ArticleId id,
      int revision,
      Step status,
      @Nullable Instant publishedAt,
      @Nullable Instant modifiedAt,
      @Nullable String notice) {
    GenericExecuteSpec statement =
        database
            .sql(
                """
                UPDATE article SET revision = :revision, status = :status,
                  published_at = coalesce(:published, published_at), modified_at = coalesce(:modified, modified_at),
                  withdrawn_at = CASE WHEN :notice::text IS NULL THEN NULL ELSE clock_timestamp() END,
                  withdrawal_notice = :notice
                WHERE id = :id
                """)
            .bind("revision", revision)
            .bind("status", status.name())
            .bind("id", id.value());
    return bind(
            bind(
                bind(statement, "published", publishedAt, Instant.class),
                "modified",
                modifiedAt,
                Instant.class),
            "notice",
            notice,
            String.class)
        .then();
  }

  /** A public note; of the time of the transaction. */
  Mono<Void> correct(ArticleId id, Instant at, String kind, String note) {
    return database
        .sql("INSERT INTO correction (article_id, at, kind, note) VALUES (:id, :at, :kind, :note)")
        .bind("id", id.value())
        .bind("at", at)
        .bind("kind", kind)
        .bind("note", note)
        .then();
  }

  private GenericExecuteSpec columns(String sql, Content content) {
    GenericExecuteSpec statement =
        database
            .sql(sql)
            .bind("slug", content.slug())
            .bind("kind", content.kind().name())
            .bind("title", content.title())
            .bind("subheads", content.subheads().toArray(String[]::new))
            .bind("body", Json.of(format.write(new Body(content.blocks()))))
            .bind("section", content.section())
            .bind("access", content.access().name())
            .bind("sensitive", content.sensitive())
            .bind("syndicated", content.syndicated());
    return bind(
        bind(statement, "embargo", content.embargoUntil(), Instant.class),
        "pictures",
        content.shown().equals(Pictures.NONE)
            ? null
            : Json.of(json.writeValueAsString(content.shown())),
        Json.class);
  }

  private static <T> GenericExecuteSpec bind(
      GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
    return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
  }

  private static ArticleState readState(Readable row) {
    return new ArticleState(
        new ArticleId(required(row, "id", Long.class)),
        required(row, "newsroom", String.class),
        required(row, "revision", Integer.class),
        Step.valueOf(required(row, "status", String.class)),
        instantOrNull(row, "published_at"),
        instantOrNull(row, "embargo_until"));
  }

  private Content readContent(Readable row) {
    return new Content(
        required(row, "slug", String.class),
        Kind.valueOf(required(row, "kind", String.class)),
        required(row, "title", String.class),
        texts(row, "subheads"),
        format.read(required(row, "body", String.class)).blocks(),
        required(row, "section_id", String.class),
        texts(row, "regions"),
        texts(row, "series"),
        texts(row, "tags"),
        texts(row, "reporters"),
        Access.valueOf(required(row, "access", String.class)),
        required(row, "sensitive", Boolean.class),
        required(row, "syndicated", Boolean.class),
        instantOrNull(row, "embargo_until"),
        pictures(row.get("pictures", String.class)));
  }

  private @Nullable Pictures pictures(@Nullable String written) {
    return written == null ? null : json.readValue(written, Pictures.class);
  }

  private static Violation readUnknown(Readable row) {
    String field = required(row, "field", String.class);
    String at = required(row, "at", String.class);
    String id = Objects.requireNonNull(row.get("id", String.class));
    return new Violation(
        "UNKNOWN",
        List.of(id),
        at.isEmpty() ? List.of("input", field) : List.of("input", field, at));
  }

  private static @Nullable Instant instantOrNull(Readable row, String column) {
    OffsetDateTime time = timeOrNull(row, column);
    return time == null ? null : time.toInstant();
  }
}
