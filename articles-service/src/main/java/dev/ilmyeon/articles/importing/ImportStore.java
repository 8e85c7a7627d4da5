package dev.ilmyeon.articles.importing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes articles, many at once: they go to the server as one JSON array, into a temporary table.
 */
final class ImportStore {

  private static final String STAGE =
      """
      CREATE TEMPORARY TABLE IF NOT EXISTS import_stage (
        id bigint, external_id text PRIMARY KEY, digest text, was text, r jsonb) ON COMMIT DELETE ROWS
      """;

  /** A line that is there as it is keeps its article's number and is not written again. */
  private static final String FILL =
      """
      INSERT INTO import_stage
      SELECT coalesce(i.article_id, nextval(pg_get_serial_sequence('article', 'id'))), n.r ->> 'externalId',
        n.r ->> 'digest', i.digest, n.r
      FROM jsonb_array_elements(?::jsonb) AS n(r)
      LEFT JOIN imported_article i ON i.source = ? AND i.external_id = n.r ->> 'externalId'
      WHERE i.digest IS DISTINCT FROM n.r ->> 'digest'
      """;

  private static final List<String> WRITE =
      List.of(
          """
          INSERT INTO article (id, slug, legacy_no, kind, title, subheads, body, section_id, status, access, published_at, modified_at)
          SELECT id, r ->> 'slug', r ->> 'legacyNo', r ->> 'kind', r ->> 'title',
            ARRAY(SELECT jsonb_array_elements_text(r -> 'subheads')), r -> 'body', r ->> 'section',
            CASE WHEN r -> 'corrections' = '[]' THEN 'PUBLISHED' ELSE 'CORRECTED' END, r ->> 'access',
            (r ->> 'publishedAt')::timestamptz, (r ->> 'modifiedAt')::timestamptz
          FROM import_stage
          ON CONFLICT (id) DO UPDATE SET slug = EXCLUDED.slug, kind = EXCLUDED.kind, title = EXCLUDED.title,
            subheads = EXCLUDED.subheads, body = EXCLUDED.body, section_id = EXCLUDED.section_id, status = EXCLUDED.status,
            access = EXCLUDED.access,
            published_at = EXCLUDED.published_at, modified_at = EXCLUDED.modified_at
          """,
          """
          INSERT INTO tag (name) SELECT DISTINCT t FROM import_stage, jsonb_array_elements_text(r -> 'tags') AS t
          ORDER BY 1 ON CONFLICT DO NOTHING
          """,
          """
          INSERT INTO reporter (id, name)
          SELECT DISTINCT ON (b ->> 'id') b ->> 'id', b ->> 'name' FROM import_stage, jsonb_array_elements(r -> 'bylines') AS b
          ORDER BY 1 ON CONFLICT DO NOTHING
          """,
          "DELETE FROM article_tag WHERE article_id IN (SELECT id FROM import_stage WHERE was IS NOT NULL)",
          "DELETE FROM article_region WHERE article_id IN (SELECT id FROM import_stage WHERE was IS NOT NULL)",
          "DELETE FROM article_series WHERE article_id IN (SELECT id FROM import_stage WHERE was IS NOT NULL)",
          "DELETE FROM byline WHERE article_id IN (SELECT id FROM import_stage WHERE was IS NOT NULL)",
          """
          INSERT INTO article_tag (article_id, tag_id, position)
          SELECT s.id, t.id, n.place FROM import_stage s
          CROSS JOIN jsonb_array_elements_text(s.r -> 'tags') WITH ORDINALITY AS n(name, place) JOIN tag t ON t.name = n.name
          """,
          """
          INSERT INTO article_region (article_id, region_code, position, published_at)
          SELECT s.id, n.code, n.place, (s.r ->> 'publishedAt')::timestamptz FROM import_stage s
          CROSS JOIN jsonb_array_elements_text(s.r -> 'regions') WITH ORDINALITY AS n(code, place)
          """,
          """
          INSERT INTO article_series (article_id, series_id, position, published_at)
          SELECT s.id, n.id, n.place, (s.r ->> 'publishedAt')::timestamptz FROM import_stage s
          CROSS JOIN jsonb_array_elements_text(s.r -> 'series') WITH ORDINALITY AS n(id, place)
          """,
          """
          INSERT INTO byline (article_id, reporter_id, position)
          SELECT s.id, n.b ->> 'id', min(n.place) FROM import_stage s
          CROSS JOIN jsonb_array_elements(s.r -> 'bylines') WITH ORDINALITY AS n(b, place) GROUP BY 1, 2
          """,
          """
          INSERT INTO correction (article_id, at, kind, note)
          SELECT s.id, (n.c ->> 'at')::timestamptz, n.c ->> 'kind', n.c ->> 'note'
          FROM import_stage s CROSS JOIN jsonb_array_elements(s.r -> 'corrections') AS n(c)
          WHERE s.was IS NULL OR NOT EXISTS (
            SELECT FROM correction k WHERE k.article_id = s.id AND k.at = (n.c ->> 'at')::timestamptz AND k.note = n.c ->> 'note')
          """);

  /** What has been edited here is not rewritten from elsewhere: nobody would be told. */
  private static final String REFUSE =
      """
      DELETE FROM import_stage s USING article a WHERE s.was IS NOT NULL AND a.id = s.id AND a.revision > 1
      RETURNING s.external_id
      """;

  private static final String REMEMBER =
      """
      INSERT INTO imported_article (source, external_id, article_id, digest)
      SELECT ?, external_id, id, digest FROM import_stage
      ON CONFLICT (source, external_id) DO UPDATE SET digest = EXCLUDED.digest
      """;

  private final Connection connection;
  private final JsonMapper json;
  private final String source;

  ImportStore(Connection connection, JsonMapper json, String source) throws SQLException {
    this.connection = connection;
    this.json = json;
    this.source = source;
    execute(STAGE);
  }

  /**
   * Writes them all or, if anything is wrong with one, none.
   *
   * @return the ids of those that stay as the newsroom has made them
   */
  Set<String> write(List<Row> rows) throws SQLException {
    execute("DELETE FROM import_stage");
    try (PreparedStatement fill = connection.prepareStatement(FILL)) {
      fill.setString(1, json.writeValueAsString(rows));
      fill.setString(2, source);
      if (fill.executeUpdate() == 0) {
        return Set.of();
      }
    }
    Set<String> refused = column(REFUSE);
    for (String statement : WRITE) {
      execute(statement);
    }
    try (PreparedStatement remember = connection.prepareStatement(REMEMBER)) {
      remember.setString(1, source);
      remember.execute();
    }
    return refused;
  }

  ArticleLine.Known known() throws SQLException {
    return new ArticleLine.Known(
        column("SELECT id FROM section"),
        column("SELECT code FROM region"),
        column("SELECT id FROM series"));
  }

  /**
   * How far an import is.
   *
   * @param digest of the lines that are done; null if that is not known
   */
  record Done(long lines, @Nullable String digest) {
    static final Done NOTHING = new Done(0, null);
  }

  Done done(String file) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT lines, digest FROM import_progress WHERE source = ? AND file = ?")) {
      statement.setString(1, source);
      statement.setString(2, file);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? new Done(row.getLong(1), row.getString(2)) : Done.NOTHING;
      }
    }
  }

  /** Who takes the file over again after that begins with its first line. */
  void ended(String file) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM import_progress WHERE source = ? AND file = ?")) {
      statement.setString(1, source);
      statement.setString(2, file);
      statement.execute();
    }
  }

  void done(String file, Done done) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO import_progress (source, file, lines, digest) VALUES (?, ?, ?, ?)
            ON CONFLICT (source, file) DO UPDATE SET lines = EXCLUDED.lines, digest = EXCLUDED.digest
            """)) {
      statement.setString(1, source);
      statement.setString(2, file);
      statement.setLong(3, done.lines());
      statement.setString(4, done.digest());
      statement.execute();
    }
  }

  private Set<String> column(String sql) throws SQLException {
    Set<String> values = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
