package dev.ilmyeon.articles.search;

import dev.ilmyeon.articles.article.Kind;
import dev.ilmyeon.articles.calendar.Kst;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What narrows a search, as a client writes it; days are Korea's. */
record SearchFilter(
    @Nullable String section,
    @Nullable String region,
    @Nullable String series,
    @Nullable Kind kind,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  static final SearchFilter NONE = new SearchFilter(null, null, null, null, null, null);

  /** The conditions that are terms of the index, each a {@code tsquery}. */
  List<String> conditions() {
    return Stream.of(
            term(IndexedArticle.SECTION, section),
            term(IndexedArticle.REGION, region),
            term(IndexedArticle.SERIES, series),
            term(IndexedArticle.KIND, kind == null ? null : kind.name()))
        .flatMap(term -> term)
        .toList();
  }

  private static Stream<String> term(String prefix, @Nullable String value) {
    return value == null ? Stream.empty() : Stream.of(Lexemes.quoted(prefix + value));
  }

  /** The first instant that it lets through. */
  Instant since() {
    return from == null ? EARLIEST : Kst.startOf(Kst.checked("from", from));
  }

  /** The first instant behind what it lets through, at most that one. */
  Instant before(Instant atMost) {
    if (to == null) {
      return atMost;
    }
    Instant end = Kst.startOf(Kst.checked("to", to).plusDays(1));
    return end.isBefore(atMost) ? end : atMost;
  }
}
