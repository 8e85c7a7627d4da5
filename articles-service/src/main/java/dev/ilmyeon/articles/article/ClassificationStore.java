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

/** What articles are sorted by and signed with, for a batch of them in one statement each. */
final class ClassificationStore {

  private final DatabaseClient database;

  ClassificationStore(DatabaseClient database) {
    this.database = database;
  }

  Mono<Map<Article, List<Region>>> regions(Collection<Article> articles) {
    return perArticle(
        articles,
        """
        SELECT l.article_id, r.code, r.name
        FROM article_region l JOIN region r ON r.code = l.region_code
        WHERE l.article_id = ANY(:ids)
        ORDER BY l.article_id, l.position
        """,
        row ->
            new Region(
                new RegionCode(required(row, "code", String.class)),
                required(row, "name", String.class)));
  }

  Mono<Map<Article, List<Series>>> series(Collection<Article> articles) {
    return perArticle(
        articles,
        """
        SELECT l.article_id, r.id, r.title, r.description
        FROM article_series l JOIN series r ON r.id = l.series_id
        WHERE l.article_id = ANY(:ids)
        ORDER BY l.article_id, l.position
        """,
        row ->
            new Series(
                new SeriesId(required(row, "id", String.class)),
                required(row, "title", String.class),
                required(row, "description", String.class)));
  }

  Mono<Map<Article, List<Tag>>> tags(Collection<Article> articles) {
    return perArticle(
        articles,
        """
        SELECT l.article_id, t.id, t.name
        FROM article_tag l JOIN tag t ON t.id = l.tag_id
        WHERE l.article_id = ANY(:ids)
        ORDER BY l.article_id, l.position
        """,
        row -> new Tag(required(row, "id", Long.class), required(row, "name", String.class)));
  }

  Mono<Map<Article, List<Reporter>>> bylines(Collection<Article> articles) {
    return perArticle(
        articles,
        """
        SELECT l.article_id, r.id, r.name
        FROM byline l JOIN reporter r ON r.id = l.reporter_id
        WHERE l.article_id = ANY(:ids)
        ORDER BY l.article_id, l.position
        """,
        row ->
            new Reporter(required(row, "id", String.class), required(row, "name", String.class)));
  }

  Mono<Map<Article, List<Correction>>> corrections(Collection<Article> articles) {
    return perArticle(
        articles,
        """
        SELECT article_id, at, kind, note
        FROM correction
        WHERE article_id = ANY(:ids)
        ORDER BY article_id, at, id
        """,
        row ->
            new Correction(
                Kst.at(instant(row, "at")),
                CorrectionKind.valueOf(required(row, "kind", String.class)),
                required(row, "note", String.class)));
  }

  /** An article without any has an empty list: the fields are not nullable. */
  private <T> Mono<Map<Article, List<T>>> perArticle(
      Collection<Article> articles, String sql, Function<Readable, T> read) {
    return database
        .sql(sql)
        .bind("ids", ArticleId.values(articles.stream().map(Article::id).toList()))
        .map(row ->
            new Link<>(new ArticleId(required(row, "article_id", Long.class)), read.apply(row)))
        .all()
        .collectList()
        .map(links -> group(articles, links));
  }

  private static <T> Map<Article, List<T>> group(
      Collection<Article> articles, List<Link<T>> links) {
    Map<ArticleId, List<T>> found =
        links.stream()
            .collect(
                Collectors.groupingBy(
                    Link::article, Collectors.mapping(Link::target, Collectors.toList())));
    return articles.stream()
        .distinct()
        .collect(
            Collectors.toMap(
                Function.identity(), article -> found.getOrDefault(article.id(), List.of())));
  }

  private record Link<T>(ArticleId article, T target) {}
}
