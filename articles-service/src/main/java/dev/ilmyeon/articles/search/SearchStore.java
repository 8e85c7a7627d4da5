package dev.ilmyeon.articles.search;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.reading.Withdrawn;
import dev.ilmyeon.articles.search.Generations.Generation;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Asks an index. Whether readers may see what it finds is asked of the articles themselves. */
final class SearchStore {

  static final int MAX_COUNT = 10_000;
  private static final int MAX_WITHDRAWN = 10;

  private final DatabaseClient database;

  SearchStore(DatabaseClient database) {
    this.database = database;
  }

  /** Up to {@code limit} results behind the position, the best first. */
  Mono<List<SearchResult>> best(
      Generation generation,
      SearchQuery query,
      SearchFilter filter,
      SearchPosition position,
      int limit) {
    return results(
        database
            .sql(
                """
                SELECT article_id, score AS rank
                FROM search_ranked(:generation, :query::tsquery, :conditions::text[]::tsquery[], :titles::text[]::tsquery[],
                  :filters::text[]::tsquery[], :key, :since, :before, :now, :rank, :id, :limit)
                ORDER BY score DESC, article_id DESC
                """)
            .bind("generation", generation.id())
            .bind("query", query.expression(position.every()))
            .bind("conditions", array(query.conditions(position.every())))
            .bind("titles", array(query.titleConditions(position.every())))
            .bind("filters", array(filter.conditions()))
            .bind("key", query.key())
            .bind("since", filter.since())
            .bind("before", filter.before(position.asOf().plusNanos(1000)))
            .bind("now", position.asOf())
            .bind("rank", position.rank())
            .bind("id", position.id())
            .bind("limit", limit));
  }

  /** Likewise, the newest first. */
  Mono<List<SearchResult>> newest(
      Generation generation,
      SearchQuery query,
      SearchFilter filter,
      SearchPosition position,
      int limit) {
    Instant top = filter.before(position.asOf().plusNanos(1000));
    Instant before = position.isTop() ? top : micros(position.rank());
    return results(
        newestOf(generation, query, filter, position)
            .bind("before", before.isAfter(top) ? top : before)
            .bind("id", position.isTop() ? 0L : position.id())
            .bind("wanted", limit));
  }

  private GenericExecuteSpec newestOf(
      Generation generation, SearchQuery query, SearchFilter filter, SearchPosition position) {
    List<String> conditions = new ArrayList<>(query.conditions(position.every()));
    conditions.addAll(filter.conditions());
    return database
        .sql(
            """
            SELECT f.article_id, (extract(epoch FROM f.published_at) * 1000000)::bigint::numeric AS rank
            FROM search_newest(:generation, :conditions::text[]::tsquery[], :since, :before, :id, :now, :wanted) f
            JOIN article a ON a.id = f.article_id AND a.visible_from <= :now
            ORDER BY f.published_at DESC, f.article_id DESC
            """)
        .bind("generation", generation.id())
        .bind("conditions", array(conditions))
        .bind("since", filter.since())
        .bind("now", position.asOf());
  }

  private static String[] array(List<String> conditions) {
    return conditions.toArray(String[]::new);
  }

  /** How many articles match, {@value #MAX_COUNT} at most. */
  Mono<Long> count(
      Generation generation, SearchQuery query, SearchFilter filter, SearchPosition position) {
    return newestOf(generation, query, filter, position)
        .bind("before", filter.before(position.asOf().plusNanos(1000)))
        .bind("id", 0L)
        .bind("wanted", MAX_COUNT)
        .map(row -> required(row, "article_id", Long.class))
        .all()
        .count();
  }

  /**
   * Tombstones of what readers saw once, whose title has all of the query; latest withdrawn first.
   */
  Mono<List<Withdrawn>> withdrawn(
      Generation generation, SearchQuery query, SearchFilter filter, SearchPosition position) {
    List<String> conditions = new ArrayList<>(query.titleConditions(true));
    conditions.addAll(filter.conditions());
    conditions.add(Lexemes.quoted(IndexedArticle.WITHDRAWN));
    return database
        .sql(
            """
            SELECT a.withdrawn_at, a.withdrawal_notice
            FROM search_document_%d d JOIN article a ON a.id = d.article_id
            WHERE d.terms @@ :query::tsquery AND d.published_at >= :since AND d.published_at < :before
              AND a.withdrawn_at <= :now AND greatest(a.published_at, a.embargo_until) <= a.withdrawn_at
            ORDER BY a.withdrawn_at DESC, a.id LIMIT %d
            """
                .formatted(generation.id(), MAX_WITHDRAWN))
        .bind(
            "query", conditions.stream().map("(%s)"::formatted).collect(Collectors.joining(" & ")))
        .bind("since", filter.since())
        .bind("before", filter.before(position.asOf().plusNanos(1000)))
        .bind("now", position.asOf())
        .map(row ->
            new Withdrawn(
                Kst.at(instant(row, "withdrawn_at")),
                required(row, "withdrawal_notice", String.class)))
        .all()
        .collectList();
  }

  private static Mono<List<SearchResult>> results(GenericExecuteSpec statement) {
    return statement.map(SearchStore::result).all().collectList();
  }

  private static SearchResult result(Readable row) {
    return new SearchResult(
        new ArticleId(required(row, "article_id", Long.class)),
        required(row, "rank", BigDecimal.class));
  }

  private static Instant micros(BigDecimal rank) {
    long micros = rank.longValue();
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
  }

  /**
   * Words that begin so, those of most articles first; only if an article that is visible has it.
   */
  Mono<List<String>> startingWith(
      Generation generation, String keys, boolean initials, Instant now, int limit) {
    return words(
        generation,
        initials ? "w.initials LIKE :keys || '%'" : "w.keys LIKE :keys || '%'",
        "w.articles DESC, w.word",
        keys,
        now,
        limit);
  }

  /** Those of the words that begin with no word of a title or a tag. */
  Mono<List<String>> unknown(List<String> words) {
    return database
        .sql(
            """
            SELECT w.word FROM unnest(:words) AS w(word)
            WHERE NOT EXISTS (
              SELECT FROM generate_series(2, length(w.word)) AS n JOIN search_word s ON s.word = left(lower(w.word), n))
            """)
        .bind("words", words.toArray(String[]::new))
        .map(row -> required(row, "word", String.class))
        .all()
        .collectList();
  }

  /** Words that are typed much the same, likewise. */
  Mono<List<String>> alike(Generation generation, String keys, Instant now, int limit) {
    return words(
        generation, "w.keys % :keys", "similarity(w.keys, :keys) DESC, w.word", keys, now, limit);
  }

  private Mono<List<String>> words(
      Generation generation, String condition, String order, String keys, Instant now, int limit) {
    return database
        .sql(
            """
            SELECT c.word
            FROM (SELECT w.word, row_number() OVER (ORDER BY %1$s) AS place FROM search_word w WHERE %2$s
              ORDER BY %1$s LIMIT 50) c
            CROSS JOIN LATERAL (
              SELECT FROM search_newest(:generation, quote_literal(c.word)::tsquery, '-infinity', :now, 0, :now, 1) f
              JOIN article a ON a.id = f.article_id AND a.visible_from <= :now) seen
            ORDER BY c.place LIMIT :limit
            """
                .formatted(order, condition))
        .bind("generation", generation.id())
        .bind("keys", keys)
        .bind("now", now)
        .bind("limit", limit)
        .map(row -> required(row, "word", String.class))
        .all()
        .collectList();
  }
}
