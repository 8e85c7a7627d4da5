package dev.ilmyeon.articles.article;

import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.article.FeedSql.Range;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
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
            ranges(requests), limit, ArticleRow.COLUMNS, "JOIN section s ON s.id = a.section_id");
    return perRequest(sql, ArticleRow::read)
        .map(rows ->
            IntStream.range(0, requests.size())
                .mapToObj(ask -> page(rows.getOrDefault(ask, List.of()), requests.get(ask)))
                .toList());
  }

  private static List<Article> page(List<Article> rows, FeedRequest request) {
    return rows.stream().sorted(NEWEST_FIRST).limit(request.first() + 1L).toList();
  }

  /** How many articles each request's feed holds, in their order; {@value #MAX_COUNT} at most. */
  Mono<List<Long>> counts(List<FeedRequest> requests) {
    List<FeedRequest> whole =
        requests.stream()
            .map(r -> new FeedRequest(r.feed(), r.now(), FeedPosition.top(r.now()), 1, true))
            .toList();
    FeedSql sql = new FeedSql(ranges(whole), MAX_COUNT, "1", "");
    return database
        .sql("SELECT ask, count(*) AS total FROM (\n%s) counted GROUP BY ask".formatted(sql.text()))
        .bindValues(sql.parameters())
        .map(row -> Map.entry(ask(row), required(row, "total", Long.class)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .map(totals ->
            IntStream.range(0, requests.size())
                .mapToObj(ask -> totals.getOrDefault(ask, 0L))
                .toList());
  }

  /** The numbers of each feed's newest articles at that time, in the feeds' order. */
  public Mono<List<List<ArticleId>>> newest(List<Feed> feeds, List<Instant> nows, int limit) {
    if (feeds.isEmpty()) {
      return Mono.just(List.of());
    }
    List<Range> ranges =
        IntStream.range(0, feeds.size())
            .mapToObj(i -> new Range(i, feeds.get(i), nows.get(i), FeedPosition.top(nows.get(i))))
            .toList();
    FeedSql sql = new FeedSql(ranges, limit, "a.id, a.published_at", "");
    String ordered =
        "SELECT ask, id FROM (\n%s) newest ORDER BY ask, published_at DESC, id DESC"
            .formatted(sql.text());
    return database
        .sql(ordered)
        .bindValues(sql.parameters())
        .map(row -> Map.entry(ask(row), new ArticleId(required(row, "id", Long.class))))
        .all()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
        .map(found ->
            IntStream.range(0, feeds.size())
                .mapToObj(ask -> found.getOrDefault(ask, List.of()))
                .toList());
  }

  private <T> Mono<Map<Integer, List<T>>> perRequest(FeedSql sql, Function<Readable, T> read) {
    return database
        .sql(sql.text())
        .bindValues(sql.parameters())
        .map(row -> Map.entry(ask(row), read.apply(row)))
        .all()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static int ask(Readable row) {
    return required(row, "ask", Integer.class);
  }

  private static List<Range> ranges(List<FeedRequest> requests) {
    return IntStream.range(0, requests.size())
        .mapToObj(ask -> {
          FeedRequest request = requests.get(ask);
          return new Range(ask, request.feed(), request.now(), request.after());
        })
        .toList();
  }
}
