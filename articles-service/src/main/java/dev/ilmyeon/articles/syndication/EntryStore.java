package dev.ilmyeon.articles.syndication;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.texts;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import dev.ilmyeon.articles.address.PublicAddress;
import dev.ilmyeon.articles.article.Article;
import dev.ilmyeon.articles.article.ArticleId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Articles that may be passed on: public, out of embargo, syndicated. */
final class EntryStore {

  private static final int SUMMARY = 300;

  /** However much of what is newer than a feed's last entry may not be passed on. */
  private static final int LOOKED_AT = 1_000;

  private static final String COLUMNS =
      """
      a.id, a.slug, a.title, a.access, a.published_at, a.modified_at, s.name AS section,
      left((SELECT string_agg(p #>> '{}', ' ') FROM jsonb_path_query(a.body, '$[*] ? (@.type == "paragraph").text') p), %d) AS summary,
      ARRAY(SELECT r.name FROM byline b JOIN reporter r ON r.id = b.reporter_id WHERE b.article_id = a.id ORDER BY b.position) AS authors,
      ARRAY(SELECT t.name FROM article_tag g JOIN tag t ON t.id = g.tag_id WHERE g.article_id = a.id ORDER BY g.position) AS tags
      """
          .formatted(SUMMARY);

  private final DatabaseClient database;
  private final PublicAddress portal;

  EntryStore(DatabaseClient database, PublicAddress portal) {
    this.database = database;
    this.portal = portal;
  }

  /** The name of what the feed is of; empty if there is no such thing. */
  Mono<String> name(Scope scope, String key) {
    return database
        .sql(scope.nameSql())
        .bind("key", key)
        .map(row -> required(row, "name", String.class))
        .one();
  }

  /** Those published at that instant or later, the newest first. */
  Mono<List<Entry>> newest(Scope scope, String key, Instant since, Instant now, int limit) {
    var statement =
        database
            .sql(
                """
                SELECT %s FROM %s JOIN section s ON s.id = a.section_id
                WHERE %s AND a.visible_from <= :now AND a.published_at >= :since AND a.syndicated
                ORDER BY %s LIMIT %d
                """
                    .formatted(COLUMNS, scope.from(), scope.condition(), scope.leading(), limit))
            .bind("now", now)
            .bind("since", since);
    return (scope == Scope.ALL ? statement : statement.bind("key", key))
        .map(this::entry)
        .all()
        .collectList();
  }

  /**
   * When a feed last became what it is: something could be seen from then on, was corrected,
   * withdrawn, or not to be passed on any more. Empty if nothing of that ever was.
   *
   * @param oldest what the feed's last entry was published at
   * @param since when it begins: what has grown older than that has left it
   */
  Mono<Instant> changed(Scope scope, String key, Instant oldest, Instant since, Instant now) {
    String from = "FROM %s WHERE %s".formatted(scope.from(), scope.condition());
    var statement =
        database
            .sql(
                """
                SELECT greatest(
                  (SELECT max(greatest(c.visible_from, c.modified_at)) FROM (
                    SELECT a.visible_from, a.modified_at %1$s AND a.visible_from <= :now AND a.published_at >= :oldest
                    ORDER BY %2$s LIMIT %3$d) c),
                  (SELECT max(a.withdrawn_at) %1$s AND a.status = 'WITHDRAWN' AND a.withdrawn_at BETWEEN :recent AND :now),
                  (SELECT max(u.at) FROM %4$s JOIN article_unsyndicated u ON u.article_id = a.id
                    WHERE %5$s AND u.at BETWEEN :recent AND :now),
                  (SELECT o.published_at + (:now::timestamptz - :since::timestamptz) FROM (
                    SELECT a.published_at %1$s AND a.visible_from <= :now AND a.published_at < :since AND a.syndicated
                    ORDER BY %2$s LIMIT 1) o)) AS changed
                """
                    .formatted(from, scope.leading(), LOOKED_AT, scope.from(), scope.condition()))
            .bind("now", now)
            .bind("oldest", oldest)
            .bind("since", since)
            .bind("recent", now.minus(Tombstone.KEPT));
    return (scope == Scope.ALL ? statement : statement.bind("key", key))
        .map(row -> Optional.ofNullable(timeOrNull(row, "changed")).map(OffsetDateTime::toInstant))
        .one()
        .flatMap(Mono::justOrEmpty);
  }

  /** One of them; empty for any other article. */
  Mono<Entry> one(ArticleId id, Instant now) {
    return database
        .sql(
            """
            SELECT %s FROM article a JOIN section s ON s.id = a.section_id
            WHERE a.id = :id AND a.visible_from <= :now AND a.syndicated
            """
                .formatted(COLUMNS))
        .bind("id", id.value())
        .bind("now", now)
        .map(this::entry)
        .one();
  }

  /** What has been withdrawn lately, or may not be passed on any more, that feeds may have held. */
  Mono<List<Tombstone>> gone(Scope scope, String key, Instant now, int limit) {
    var statement =
        database
            .sql(
                """
                SELECT a.id, a.withdrawn_at AS at, a.withdrawal_notice AS notice FROM %1$s
                WHERE %2$s AND a.status = 'WITHDRAWN' AND a.withdrawn_at BETWEEN :since AND :now AND a.syndicated
                  AND greatest(a.published_at, a.embargo_until) <= a.withdrawn_at
                UNION ALL
                SELECT a.id, u.at, NULL FROM %1$s JOIN article_unsyndicated u ON u.article_id = a.id
                WHERE %2$s AND u.at BETWEEN :since AND :now
                ORDER BY at DESC, id LIMIT %3$d
                """
                    .formatted(scope.from(), scope.condition(), limit))
            .bind("now", now)
            .bind("since", now.minus(Tombstone.KEPT));
    return (scope == Scope.ALL ? statement : statement.bind("key", key))
        .map(row ->
            new Tombstone(
                required(row, "id", Long.class),
                instant(row, "at"),
                Objects.requireNonNullElse(
                    row.get("notice", String.class), Tombstone.NOT_PASSED_ON)))
        .all()
        .collectList();
  }

  private Entry entry(Readable row) {
    long id = required(row, "id", Long.class);
    OffsetDateTime modified = timeOrNull(row, "modified_at");
    String summary = row.get("summary", String.class);
    return new Entry(
        id,
        portal.of(Article.path(new ArticleId(id), required(row, "slug", String.class))),
        Text.plain(required(row, "title", String.class)),
        Text.plain(summary == null ? "" : summary),
        Text.plain(required(row, "section", String.class)),
        required(row, "access", String.class).equals("FREE"),
        instant(row, "published_at"),
        modified == null ? null : modified.toInstant(),
        texts(row, "authors").stream().map(Text::plain).toList(),
        texts(row, "tags").stream().map(Text::plain).toList());
  }
}
