package dev.ilmyeon.articles.breaking;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.breaking.Receipt.ReceiptState;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Breaking news and what became of it. */
final class BreakingNewsStore {

  private static final String COLUMNS =
      "id, headline, article_id, proposed_by, proposed_at, confirmed_by, confirmed_at";

  private final DatabaseClient database;

  BreakingNewsStore(DatabaseClient database) {
    this.database = database;
  }

  Mono<Boolean> isArticle(ArticleId article) {
    return database
        .sql(
            "SELECT EXISTS (SELECT FROM article WHERE id = :id AND visible_from <= now()) AS known")
        .bind("id", article.value())
        .map(row -> required(row, "known", Boolean.class))
        .one();
  }

  Mono<Long> propose(String headline, @Nullable ArticleId article, Caller by, Instant at) {
    var statement =
        database
            .sql(
                """
                INSERT INTO breaking_news (newsroom, headline, article_id, proposed_by, proposed_at)
                VALUES (:newsroom, :headline, :article, :by, :at) RETURNING id
                """)
            .bind("newsroom", by.newsroom())
            .bind("headline", headline)
            .bind("by", by.subject())
            .bind("at", at);
    return (article == null
            ? statement.bindNull("article", Long.class)
            : statement.bind("article", article.value()))
        .map(row -> required(row, "id", Long.class))
        .one();
  }

  Mono<Void> confirm(long id, String by, Instant at) {
    return database
        .sql("UPDATE breaking_news SET confirmed_by = :by, confirmed_at = :at WHERE id = :id")
        .bind("by", by)
        .bind("at", at)
        .bind("id", id)
        .then();
  }

  /** Of whichever newsroom. */
  Mono<BreakingNews> find(long id) {
    return database
        .sql("SELECT %s FROM breaking_news WHERE id = :id".formatted(COLUMNS))
        .bind("id", id)
        .map(BreakingNewsStore::news)
        .one();
  }

  /** Locked to the end of the transaction. Another newsroom's is none. */
  Mono<BreakingNews> lock(String newsroom, long id) {
    return database
        .sql(
            """
            SELECT %s FROM breaking_news WHERE id = :id AND newsroom = :newsroom
            FOR NO KEY UPDATE
            """
                .formatted(COLUMNS))
        .bind("id", id)
        .bind("newsroom", newsroom)
        .map(BreakingNewsStore::news)
        .one();
  }

  /** A newsroom's, latest first, those below that number. */
  Mono<List<BreakingNews>> list(String newsroom, long before, int first) {
    return database
        .sql(
            """
            SELECT %s FROM breaking_news WHERE newsroom = :newsroom AND id < :before
            ORDER BY id DESC LIMIT :first
            """
                .formatted(COLUMNS))
        .bind("newsroom", newsroom)
        .bind("before", before)
        .bind("first", first)
        .map(BreakingNewsStore::news)
        .all()
        .collectList();
  }

  /**
   * Of each channel of each of them that was confirmed, in one statement: the portal's is that of
   * the outbox, the others' that of their jobs.
   */
  Mono<List<OwnReceipt>> receipts(List<Long> ids) {
    return database
        .sql(
            """
            SELECT n.id, 'portal' AS channel, 0 AS attempts, coalesce(e.written_at, n.confirmed_at) AS at,
              CASE WHEN e.id IS NOT NULL AND e.position IS NULL THEN 'SENDING' ELSE 'DELIVERED' END AS state
            FROM breaking_news n LEFT JOIN outbox_event e ON e.aggregate = 'breaking:' || n.id AND e.version = 1
            WHERE n.id = ANY(:ids) AND n.confirmed_at IS NOT NULL
            UNION ALL
            SELECT n.id, j.payload ->> 'channel', j.attempts, j.ended_at,
              CASE j.state WHEN 'WAITING' THEN 'SENDING' WHEN 'DONE' THEN 'DELIVERED' ELSE 'FAILED' END
            FROM breaking_news n JOIN scheduled_job j ON j.subject = 'breaking:' || n.id
            WHERE n.id = ANY(:ids)
            ORDER BY id, channel
            """)
        .bind("ids", ids.toArray(Long[]::new))
        .map(row ->
            new OwnReceipt(
                required(row, "id", Long.class),
                new Receipt(
                    required(row, "channel", String.class),
                    ReceiptState.valueOf(required(row, "state", String.class)),
                    required(row, "attempts", Integer.class),
                    Kst.atOrNull(timeOrNull(row, "at")))))
        .all()
        .collectList();
  }

  /** A receipt and the news that it is of. */
  record OwnReceipt(long news, Receipt receipt) {}

  private static BreakingNews news(Readable row) {
    Long article = row.get("article_id", Long.class);
    return new BreakingNews(
        required(row, "id", Long.class),
        required(row, "headline", String.class),
        article == null ? null : new ArticleId(article),
        required(row, "proposed_by", String.class),
        Kst.at(instant(row, "proposed_at")),
        row.get("confirmed_by", String.class),
        Kst.atOrNull(timeOrNull(row, "confirmed_at")));
  }
}
