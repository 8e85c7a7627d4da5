package dev.ilmyeon.articles.article;

import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.article.FeedSql.Range;
import dev.ilmyeon.articles.calendar.ReadingTime;
import dev.ilmyeon.articles.database.PerRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Pages of feeds, however many in one statement. */
public final class FeedStore {

  /** More are not counted: a total is a hint to readers, not worth a scan of the archive. */
  static final int MAX_COUNT = 10_000;

  private static final Comparator<Article> NEWEST_FIRST =
      Comparator.comparing(Article::publishedAt)
          .thenComparingLong(article -> article.id().value())
          .reversed();

  private final DatabaseClient database;

  FeedStore(DatabaseClient database) {
    this.database = database;
  }

  /** The articles of each request in its order, up to one more than it asks for. */
  Mono<List<List<Article>>> pages(List<FeedRequest> requests) {
    int limit = requests.stream().mapToInt(FeedRequest::first).max().orElseThrow() + 1;
    FeedSql sql =
        new FeedSql(
            ranges(requests),
            limit,
            ArticleRow.PLANNED_COLUMNS,
            "JOIN section s ON s.id = a.section_id");
    return PerRequest.rows(statement(sql.text(), sql), requests.size(), ArticleRow::read)
        .map(rows ->
            IntStream.range(0, requests.size())
                .mapToObj(ask -> page(rows.get(ask), requests.get(ask)))
                .toList());
  }

  private static List<Article> page(List<Article> rows, FeedRequest request) {
    return rows.stream().sorted(NEWEST_FIRST).limit(request.first() + 1L).toList();
  }

  /** How many articles each request's feed holds, in their order; {@value #MAX_COUNT} at most. */
  Mono<List<Long>> counts(List<FeedRequest> requests) {
    List<Range> whole =
        IntStream.range(0, requests.size())
            .mapToObj(ask -> whole(ask, requests.get(ask).feed(), requests.get(ask).time()))
            .toList();
    FeedSql sql = new FeedSql(whole, MAX_COUNT, "1", "");
    String counted =
        "SELECT ask, count(*) AS total FROM (\n%s) counted GROUP BY ask".formatted(sql.text());
    return PerRequest.rows(
            statement(counted, sql), requests.size(), row -> required(row, "total", Long.class))
        .map(totals ->
            totals.stream().map(total -> total.isEmpty() ? 0L : total.getFirst()).toList());
  }

  /** The numbers of each feed's newest articles at that time, in the feeds' order. */
  public Mono<List<List<ArticleId>>> newest(List<Feed> feeds, List<Instant> nows, int limit) {
    if (feeds.isEmpty()) {
      return Mono.just(List.of());
    }
    List<Range> ranges =
        IntStream.range(0, feeds.size())
            .mapToObj(ask -> whole(ask, feeds.get(ask), new ReadingTime(nows.get(ask), null)))
            .toList();
    FeedSql sql = new FeedSql(ranges, limit, "a.id, a.published_at", "");
    String ordered =
        "SELECT ask, id FROM (\n%s) newest ORDER BY ask, published_at DESC, id DESC"
            .formatted(sql.text());
    return PerRequest.rows(
        statement(ordered, sql),
        feeds.size(),
        row -> new ArticleId(required(row, "id", Long.class)));
  }

  private GenericExecuteSpec statement(String text, FeedSql sql) {
    return database.sql(text).bindValues(sql.parameters());
  }

  private static Range whole(int ask, Feed feed, ReadingTime time) {
    return new Range(ask, feed, time, FeedPosition.top(time.instant()));
  }

  private static List<Range> ranges(List<FeedRequest> requests) {
    return IntStream.range(0, requests.size())
        .mapToObj(ask -> {
          FeedRequest request = requests.get(ask);
          return new Range(ask, request.feed(), request.time(), request.after());
        })
        .toList();
  }
}
