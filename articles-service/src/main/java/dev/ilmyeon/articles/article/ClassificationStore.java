package dev.ilmyeon.articles.article;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.region.Region;
import dev.ilmyeon.articles.region.RegionCode;
import dev.ilmyeon.articles.series.Series;
import dev.ilmyeon.articles.series.SeriesId;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * What articles are sorted by and signed with. All kinds of links come in one statement, whichever
 * of them a query selects: a branch costs a few index look-ups, a statement more costs a way to the
 * server and back.
 */
final class ClassificationStore {

  private final DatabaseClient database;

  ClassificationStore(DatabaseClient database) {
    this.database = database;
  }

  /** For each of the articles; one without any link has empty lists. */
  Mono<Map<ArticleId, Classification>> of(Collection<ArticleId> articles) {
    return database
        .sql(
            """
            SELECT 'REGION' AS link, l.article_id, NULL::timestamptz AS at, l.position::bigint AS position,
              r.code AS key, r.name AS name, NULL AS note
            FROM article_region l JOIN region r ON r.code = l.region_code WHERE l.article_id = ANY(:ids)
            UNION ALL
            SELECT 'SERIES', l.article_id, NULL, l.position, s.id, s.title, s.description
            FROM article_series l JOIN series s ON s.id = l.series_id WHERE l.article_id = ANY(:ids)
            UNION ALL
            SELECT 'TAG', l.article_id, NULL, l.position, t.id::text, t.name, NULL
            FROM article_tag l JOIN tag t ON t.id = l.tag_id WHERE l.article_id = ANY(:ids)
            UNION ALL
            SELECT 'BYLINE', l.article_id, NULL, l.position, r.id, r.name, NULL
            FROM byline l JOIN reporter r ON r.id = l.reporter_id WHERE l.article_id = ANY(:ids)
            UNION ALL
            SELECT 'CORRECTION', c.article_id, c.at, c.id, c.kind, NULL, c.note
            FROM correction c WHERE c.article_id = ANY(:ids)
            ORDER BY article_id, at, position
            """)
        .bind("ids", ArticleId.values(articles))
        .map(row -> new Link(new ArticleId(required(row, "article_id", Long.class)), target(row)))
        .all()
        .collect(
            Collectors.groupingBy(
                Link::article, Collectors.mapping(Link::target, Collectors.toList())))
        .map(links ->
            articles.stream()
                .collect(
                    Collectors.toMap(
                        Function.identity(),
                        id -> Classification.of(links.getOrDefault(id, List.of())))));
  }

  private static Object target(Readable row) {
    String key = required(row, "key", String.class);
    return switch (LinkKind.valueOf(required(row, "link", String.class))) {
      case REGION -> new Region(new RegionCode(key), name(row));
      case SERIES -> new Series(new SeriesId(key), name(row), note(row));
      case TAG -> new Tag(Long.parseLong(key), name(row));
      case BYLINE -> new Reporter(key, name(row));
      case CORRECTION ->
          new Correction(Kst.at(instant(row, "at")), CorrectionKind.valueOf(key), note(row));
    };
  }

  private static String name(Readable row) {
    return required(row, "name", String.class);
  }

  private static String note(Readable row) {
    return required(row, "note", String.class);
  }

  private enum LinkKind {
    REGION,
    SERIES,
    TAG,
    BYLINE,
    CORRECTION
  }

  private record Link(ArticleId article, Object target) {}
}
