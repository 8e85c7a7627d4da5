package dev.ilmyeon.articles.article;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.texts;
import static dev.ilmyeon.articles.database.Columns.timeOrNull;

import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.section.Section;
import dev.ilmyeon.articles.section.SectionId;
import io.r2dbc.spi.Readable;

/** The columns that make an {@link Article}, of {@code article a} and {@code section s}. */
final class ArticleRow {

  static final String COLUMNS =
      """
      a.id, a.slug, a.legacy_no, a.kind, a.title, a.subheads, a.status, a.access, a.published_at,
      a.modified_at, s.id AS section_id, s.name AS section_name, s.short_name AS section_short_name
      """;

  /** As it will stand once it is published. */
  static final String PLANNED_COLUMNS =
      COLUMNS.replace(
          "a.status",
          "CASE a.status WHEN 'SCHEDULED' THEN 'PUBLISHED' ELSE a.status END AS status");

  private ArticleRow() {}

  static Article read(Readable row) {
    return new Article(
        new ArticleId(required(row, "id", Long.class)),
        required(row, "slug", String.class),
        row.get("legacy_no", String.class),
        Kind.valueOf(required(row, "kind", String.class)),
        required(row, "title", String.class),
        texts(row, "subheads"),
        new Section(
            new SectionId(required(row, "section_id", String.class)),
            required(row, "section_name", String.class),
            required(row, "section_short_name", String.class)),
        Status.valueOf(required(row, "status", String.class)),
        Access.valueOf(required(row, "access", String.class)),
        Kst.at(instant(row, "published_at")),
        Kst.atOrNull(timeOrNull(row, "modified_at")));
  }
}
