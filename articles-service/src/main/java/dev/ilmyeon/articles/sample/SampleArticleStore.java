package dev.ilmyeon.articles.sample;

import dev.ilmyeon.articles.article.BodyFormat;
import dev.ilmyeon.articles.picture.Pictures;
import dev.ilmyeon.articles.sample.Sample.Article;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the sample's newsroom and articles, over JDBC and within the caller's transaction. */
final class SampleArticleStore {

  private final Connection connection;
  private final JsonMapper json;
  private final BodyFormat format;

  SampleArticleStore(Connection connection, JsonMapper json) {
    this.connection = connection;
    this.json = json;
    this.format = new BodyFormat(json);
  }

  void write(Sample sample) throws SQLException {
    writeNewsroom(sample.newsroom());
    writeTags(sample.articles());
    for (Article article : sample.articles()) {
      writeArticle(article);
      writeLinks(article);
      writeHistory(article);
    }
  }

  private void writeNewsroom(Sample.Newsroom newsroom) throws SQLException {
    for (Sample.Edition edition : newsroom.editions()) {
      execute(
          """
          INSERT INTO edition (id, name, fixed_clock) VALUES (?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, fixed_clock = EXCLUDED.fixed_clock
          """,
          edition.id(),
          edition.name(),
          edition.clock());
    }
    int position = 0;
    for (Sample.Series series : newsroom.series()) {
      execute(
          "INSERT INTO series (id, title, description, position) VALUES (?, ?, ?, ?)",
          series.id(),
          series.title(),
          series.description(),
          ++position);
    }
    for (Sample.Reporter reporter : newsroom.reporters()) {
      execute("INSERT INTO reporter (id, name) VALUES (?, ?)", reporter.id(), reporter.name());
    }
  }

  private void writeTags(List<Article> articles) throws SQLException {
    List<String> tags = articles.stream().flatMap(a -> a.tags().stream()).distinct().toList();
    for (String tag : tags) {
      execute("INSERT INTO tag (name) VALUES (?)", tag);
    }
  }

  private void writeArticle(Article article) throws SQLException {
    execute(
        """
        INSERT INTO article (id, slug, legacy_no, kind, title, subheads, body, section_id, status,
          access, published_at, modified_at, embargo_until, withdrawn_at, withdrawal_notice, pictures)
        VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        """,
        article.id(),
        article.slug(),
        article.legacy(),
        article.kind(),
        article.title(),
        connection.createArrayOf("text", article.subheads().toArray()),
        format.write(Markup.read(article.body())),
        article.section(),
        article.status(),
        article.access(),
        article.published(),
        article.modified(),
        article.embargo(),
        article.withdrawn(),
        article.notice(),
        pictures(article));
  }

  private @Nullable String pictures(Article article) {
    return article.lead() == null && article.photos().isEmpty()
        ? null
        : json.writeValueAsString(
            new Pictures(
                article.lead(),
                article.photos().stream()
                    .map(photo -> new Pictures.Photo(photo.image(), photo.caption()))
                    .toList()));
  }

  private void writeLinks(Article article) throws SQLException {
    writeLinks(
        "INSERT INTO article_region (article_id, position, region_code) VALUES (?, ?, ?)",
        article.id(),
        article.regions());
    writeLinks(
        "INSERT INTO article_series (article_id, position, series_id) VALUES (?, ?, ?)",
        article.id(),
        article.series());
    writeLinks(
        """
        INSERT INTO article_tag (article_id, position, tag_id)
        VALUES (?, ?, (SELECT id FROM tag WHERE name = ?))
        """,
        article.id(),
        article.tags());
    writeLinks(
        "INSERT INTO byline (article_id, position, reporter_id) VALUES (?, ?, ?)",
        article.id(),
        article.reporters());
  }

  private void writeLinks(String sql, long article, List<String> targets) throws SQLException {
    int position = 0;
    for (String target : targets) {
      execute(sql, article, ++position, target);
    }
  }

  private void writeHistory(Article article) throws SQLException {
    for (String path : article.formerPaths()) {
      execute("INSERT INTO former_path (path, article_id) VALUES (?, ?)", path, article.id());
    }
    for (Sample.Correction correction : article.corrections()) {
      execute(
          "INSERT INTO correction (article_id, at, kind, note) VALUES (?, ?, ?, ?)",
          article.id(),
          correction.at(),
          correction.kind(),
          correction.note());
    }
  }

  private void execute(String sql, @Nullable Object... values) throws SQLException {
    Jdbc.execute(connection, sql, values);
  }
}
