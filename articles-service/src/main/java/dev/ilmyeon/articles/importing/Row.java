package dev.ilmyeon.articles.importing;

import dev.ilmyeon.articles.korean.TitleSlug;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A valid line as the statements take it, by JSON. */
record Row(
    String externalId,
    String digest,
    String title,
    String slug,
    String publishedAt,
    @Nullable String modifiedAt,
    String section,
    String kind,
    String access,
    @Nullable String legacyNo,
    List<String> subheads,
    Object body,
    List<String> regions,
    List<String> series,
    List<String> tags,
    List<Byline> bylines,
    List<ArticleLine.Correction> corrections) {

  /** Someone who wrote it, by the id that the name makes. */
  record Byline(String id, String name) {
    private static final int MAX_ID = 40;

    static Byline of(String name) {
      String id = "by-" + TitleSlug.of(name);
      String cut = id.length() > MAX_ID ? id.substring(0, MAX_ID) : id;
      return new Byline(cut.replaceAll("-+$", ""), name);
    }
  }

  static Row of(ArticleLine line, String section, String digest) {
    String title = Objects.requireNonNull(line.title()).strip();
    return new Row(
        Objects.requireNonNull(line.id()),
        digest,
        title,
        Objects.requireNonNullElseGet(line.slug(), () -> TitleSlug.of(title)),
        Objects.requireNonNull(line.publishedAt()),
        line.modifiedAt(),
        Objects.requireNonNullElse(line.section(), section),
        Objects.requireNonNullElse(line.kind(), "NEWS"),
        Objects.requireNonNullElse(line.access(), "FREE"),
        line.legacyNo(),
        ArticleLine.list(line.subheads()),
        line.blocks() == null ? paragraphs(line) : line.blocks(),
        ArticleLine.list(line.regions()),
        ArticleLine.list(line.series()),
        ArticleLine.list(line.tags()),
        ArticleLine.list(line.bylines()).stream().map(Byline::of).toList(),
        line.corrections() == null ? List.of() : line.corrections());
  }

  private static List<Map<String, String>> paragraphs(ArticleLine line) {
    List<String> texts = line.paragraphs() == null ? List.of() : line.paragraphs();
    return texts.stream().map(text -> Map.of("type", "paragraph", "text", text)).toList();
  }
}
