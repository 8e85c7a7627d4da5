package dev.ilmyeon.articles.search;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.texts;

import dev.ilmyeon.articles.korean.Keys;
import dev.ilmyeon.articles.search.Generations.Generation;
import dev.ilmyeon.articles.search.IndexedArticle.Analysed;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads articles to be indexed and writes what is made of them. */
final class IndexStore {

  private final DatabaseClient database;

  IndexStore(DatabaseClient database) {
    this.database = database;
  }

  /**
   * Takes numbers of changed articles out of the queue, each with all that is written of it; they
   * are back if the transaction fails.
   */
  Mono<List<Long>> takeStale(int limit) {
    return database
        .sql(
            """
            DELETE FROM search_stale WHERE article_id IN (
              SELECT article_id FROM search_stale ORDER BY id LIMIT :limit)
            RETURNING article_id
            """)
        .bind("limit", limit)
        .map(row -> required(row, "article_id", Long.class))
        .all()
        .distinct()
        .collectList();
  }

  /** Numbers of articles behind that one, visible or not. */
  Mono<List<Long>> after(long lastId, int limit) {
    return database
        .sql("SELECT id FROM article WHERE id > :last ORDER BY id LIMIT :limit")
        .bind("last", lastId)
        .bind("limit", limit)
        .map(row -> required(row, "id", Long.class))
        .all()
        .collectList();
  }

  /** Those of the articles that readers see or will see, and the withdrawn ones. */
  Mono<List<IndexedArticle>> articles(Collection<Long> ids) {
    return database
        .sql(
            """
            SELECT a.id, a.title, array_to_string(a.subheads, E'\\n') AS subheads, a.section_id, a.kind,
              a.published_at, a.visible_from, a.status = 'WITHDRAWN' AS withdrawn,
              coalesce((SELECT string_agg(v #>> '{}', E'\\n') FROM jsonb_path_query(a.body, '$[*].text') v), '') || E'\\n'
                || coalesce((SELECT string_agg(v #>> '{}', E'\\n') FROM jsonb_path_query(a.body, '$[*].items[*]') v), '') AS text,
              ARRAY(SELECT region_code FROM article_region WHERE article_id = a.id) AS regions,
              ARRAY(SELECT series_id FROM article_series WHERE article_id = a.id) AS series,
              ARRAY(SELECT t.name FROM article_tag l JOIN tag t ON t.id = l.tag_id WHERE l.article_id = a.id
                UNION ALL
                SELECT r.name FROM byline l JOIN reporter r ON r.id = l.reporter_id WHERE l.article_id = a.id) AS names
            FROM article a WHERE a.id = ANY(:ids)
              AND (a.visible_from IS NOT NULL OR (a.status = 'WITHDRAWN' AND a.published_at IS NOT NULL))
            """)
        .bind("ids", ids.toArray(Long[]::new))
        .map(IndexStore::article)
        .all()
        .collectList();
  }

  private static IndexedArticle article(Readable row) {
    return new IndexedArticle(
        required(row, "id", Long.class),
        required(row, "title", String.class),
        required(row, "subheads", String.class),
        required(row, "text", String.class),
        required(row, "section_id", String.class),
        required(row, "kind", String.class),
        instant(row, "published_at"),
        required(row, "withdrawn", Boolean.class)
            ? IndexedArticle.NEVER
            : instant(row, "visible_from"),
        texts(row, "regions"),
        texts(row, "series"),
        texts(row, "names"));
  }

  /** Makes the index hold these of the articles and none of the others; the new ones' numbers. */
  Mono<List<Long>> write(Generation generation, Collection<Long> ids, List<Analysed> documents) {
    String table = "search_document_" + generation.id();
    Long[] kept = column(documents, document -> document.article().id()).toArray(Long[]::new);
    return database
        .sql(
            "DELETE FROM %s WHERE article_id = ANY(:ids) AND NOT article_id = ANY(:kept)"
                .formatted(table))
        .bind("ids", ids.toArray(Long[]::new))
        .bind("kept", kept)
        .then()
        .then(
            database
                .sql(
                    """
                    INSERT INTO %s AS d (article_id, published_at, visible_from, title_key, terms)
                    SELECT n.id, n.published, n.visible, n.title, n.terms::tsvector
                    FROM unnest(:ids, :published, :visible, :titles, :terms) AS n(id, published, visible, title, terms)
                    ON CONFLICT (article_id) DO UPDATE SET published_at = EXCLUDED.published_at,
                      visible_from = EXCLUDED.visible_from, title_key = EXCLUDED.title_key, terms = EXCLUDED.terms
                    RETURNING article_id, (xmax = 0) AS came
                    """
                        .formatted(table))
                .bind("ids", kept)
                .bind(
                    "published",
                    column(documents, document -> document.article().publishedAt())
                        .toArray(Instant[]::new))
                .bind(
                    "visible",
                    column(documents, document -> document.article().visibleFrom())
                        .toArray(Instant[]::new))
                .bind(
                    "titles",
                    column(documents, document -> SearchQuery.key(document.article().title()))
                        .toArray(String[]::new))
                .bind("terms", column(documents, Analysed::terms).toArray(String[]::new))
                .map(row ->
                    required(row, "came", Boolean.class)
                        ? required(row, "article_id", Long.class)
                        : -1L)
                .all()
                .filter(id -> id >= 0)
                .collectList());
  }

  private static <T> List<T> column(List<Analysed> documents, Function<Analysed, T> value) {
    return documents.stream().map(value).toList();
  }

  /** Counts words, in their order, so that no two writers wait for each other. */
  Mono<Void> count(Map<String, Long> words) {
    if (words.isEmpty()) {
      return Mono.empty();
    }
    List<String> sorted = words.keySet().stream().sorted().toList();
    return database
        .sql(
            """
            INSERT INTO search_word AS w (word, keys, initials, articles)
            SELECT n.word, n.keys, n.initials, n.articles
            FROM unnest(:words, :keys, :initials, :articles) AS n(word, keys, initials, articles)
            ON CONFLICT (word) DO UPDATE SET articles = w.articles + EXCLUDED.articles
            """)
        .bind("words", sorted.toArray(String[]::new))
        .bind("keys", sorted.stream().map(Keys::of).toArray(String[]::new))
        .bind("initials", sorted.stream().map(Keys::initials).toArray(String[]::new))
        .bind("articles", sorted.stream().map(words::get).toArray(Long[]::new))
        .then();
  }
}
