package dev.ilmyeon.articles.newsroom;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.workflow.Step;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Revisions: appended and read. */
final class RevisionStore {

  private final DatabaseClient database;
  private final JsonMapper json;

  RevisionStore(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  Mono<Void> add(
      ArticleId article, int number, Instant at, String author, Step status, Content content) {
    return database
        .sql(
            """
            INSERT INTO article_revision (article_id, number, at, author, status, content)
            VALUES (:article, :number, :at, :author, :status, :content)
            """)
        .bind("article", article.value())
        .bind("number", number)
        .bind("at", at)
        .bind("author", author)
        .bind("status", status.name())
        .bind("content", Json.of(json.writeValueAsString(content)))
        .then();
  }

  /**
   * Those before that number, latest first. Revisions that were kept before {@code sensitive} and
   * {@code syndicated} were part of them have what articles have by default.
   */
  Mono<List<Revision>> before(ArticleId article, int number, int first) {
    return database
        .sql(
            """
            SELECT article_id, number, at, author, status,
              (jsonb_build_object('sensitive', false, 'syndicated', true) || content)::text AS content
            FROM article_revision
            WHERE article_id = :article AND number < :before
            ORDER BY number DESC LIMIT :first
            """)
        .bind("article", article.value())
        .bind("before", number)
        .bind("first", first)
        .map(this::revision)
        .all()
        .collectList();
  }

  /** Empty if there is none of that number. */
  Mono<Revision> of(ArticleId article, int number) {
    return before(article, number + 1, 1)
        .filter(found -> !found.isEmpty() && found.getFirst().number() == number)
        .map(List::getFirst);
  }

  /** A newsroom's at a step, latest first, with numbers below that one; one statement. */
  Mono<List<DeskArticle>> at(String newsroom, Step step, long below, int first) {
    return database
        .sql(
            """
            SELECT a.id, a.revision, a.status, a.title, a.section_id, r.at, r.author
            FROM article a LEFT JOIN article_revision r ON r.article_id = a.id AND r.number = a.revision
            WHERE a.newsroom = :newsroom AND a.status = :status AND a.id < :below
            ORDER BY a.id DESC LIMIT :first
            """)
        .bind("newsroom", newsroom)
        .bind("status", step.name())
        .bind("below", below)
        .bind("first", first)
        .map(RevisionStore::deskArticle)
        .all()
        .collectList();
  }

  private static DeskArticle deskArticle(Readable row) {
    return new DeskArticle(
        new ArticleId(required(row, "id", Long.class)),
        required(row, "revision", Integer.class),
        Step.valueOf(required(row, "status", String.class)),
        required(row, "title", String.class),
        required(row, "section_id", String.class),
        Kst.atOrNull(timeOrNull(row, "at")),
        row.get("author", String.class));
  }

  private Revision revision(Readable row) {
    return new Revision(
        new ArticleId(required(row, "article_id", Long.class)),
        required(row, "number", Integer.class),
        Kst.at(instant(row, "at")),
        required(row, "author", String.class),
        Step.valueOf(required(row, "status", String.class)),
        json.readValue(required(row, "content", String.class), Content.class));
  }
}
