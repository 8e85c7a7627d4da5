package dev.ilmyeon.articles.article;

import dev.ilmyeon.articles.calendar.ReadingTime;
import dev.ilmyeon.articles.region.RegionCode;
import dev.ilmyeon.articles.section.SectionId;
import dev.ilmyeon.articles.series.SeriesId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Builds one statement for pages of many feeds: each feed is a range of an index, read by a {@code
 * LATERAL} subquery that stops after {@code limit} rows, so that neither the number of feeds nor
 * the size of the archive adds a statement or a scan. Feeds of one kind share a branch, the
 * branches a {@code UNION ALL}. The limit stands in the text: with a parameter in its place the
 * planner assumes a tenth of the table and sorts.
 */
final class FeedSql {

  private static final String PUBLIC = "a.visible_from <= k.now";

  /** What a newsroom has planned for by then, beside what is public by then. */
  private static final String PLANNED =
      """
      (a.visible_from <= k.now OR (a.status = 'SCHEDULED' AND a.newsroom = k.planner
          AND greatest(a.published_at, a.embargo_until) <= k.now))
        AND NOT EXISTS (
          SELECT FROM scheduled_job j
          WHERE j.subject = 'article:' || a.id AND j.kind = 'WITHDRAW_ARTICLE' AND j.state = 'WAITING'
            AND j.due_at <= k.now)
      """;

  private record Source(String from, String condition, String publishedAt, String id) {}

  /** What shares a branch. */
  private record Branch(Class<? extends Feed> kind, boolean planned) {

    static Branch of(Range range) {
      return new Branch(range.feed().getClass(), range.time().planner() != null);
    }
  }

  /**
   * A feed to read from {@code after} on, as it is at {@code time}; {@code ask} names the row's
   * request.
   */
  record Range(int ask, Feed feed, ReadingTime time, FeedPosition after) {}

  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final List<String> branches = new ArrayList<>();

  /**
   * @param select the branch's select list, of {@code k.ask} and the subquery's {@code a}
   * @param joins what the branch joins to {@code a}
   */
  FeedSql(List<Range> ranges, int limit, String select, String joins) {
    Map<Branch, List<Range>> kinds =
        ranges.stream()
            .collect(Collectors.groupingBy(Branch::of, LinkedHashMap::new, Collectors.toList()));
    kinds.forEach((branch, kind) -> addBranch(branch.planned(), kind, limit, select, joins));
  }

  String text() {
    return String.join("UNION ALL\n", branches);
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private void addBranch(
      boolean planned, List<Range> ranges, int limit, String select, String joins) {
    int n = branches.size();
    Source source = source(ranges.getFirst().feed());
    parameters.put("asks" + n, ranges.stream().map(Range::ask).toArray(Integer[]::new));
    parameters.put(
        "keys" + n, ranges.stream().map(range -> key(range.feed())).toArray(String[]::new));
    parameters.put(
        "nows" + n, ranges.stream().map(range -> range.time().instant()).toArray(Instant[]::new));
    parameters.put(
        "planners" + n,
        ranges.stream().map(range -> range.time().planner()).toArray(String[]::new));
    parameters.put(
        "ats" + n,
        ranges.stream().map(range -> range.after().publishedAt()).toArray(Instant[]::new));
    parameters.put(
        "ids" + n, ranges.stream().map(range -> range.after().id()).toArray(Long[]::new));
    branches.add(
        """
        SELECT k.ask, %1$s
        FROM unnest(:asks%2$d, :keys%2$d, :nows%2$d, :ats%2$d, :ids%2$d, :planners%2$d)
          AS k(ask, key, now, at, id, planner)
        CROSS JOIN LATERAL (
          SELECT a.* FROM %3$s
          WHERE %4$s AND %9$s
            AND %5$s <= k.at AND (%5$s, %6$s) < (k.at, k.id)
          ORDER BY %5$s DESC, %6$s DESC
          LIMIT %7$d) a
        %8$s
        """
            .formatted(
                select,
                n,
                source.from(),
                source.condition(),
                source.publishedAt(),
                source.id(),
                limit,
                joins,
                planned ? PLANNED : PUBLIC));
  }

  private static String key(Feed feed) {
    return switch (feed) {
      case Feed.Newest _ -> "";
      case Feed.OfSection(SectionId id) -> id.value();
      case Feed.OfRegion(RegionCode code) -> code.value();
      case Feed.OfSeries(SeriesId id) -> id.value();
    };
  }

  private static Source source(Feed feed) {
    return switch (feed) {
      case Feed.Newest _ -> new Source("article a", "TRUE", "a.published_at", "a.id");
      case Feed.OfSection _ ->
          new Source("article a", "a.section_id = k.key", "a.published_at", "a.id");
      case Feed.OfRegion _ ->
          new Source(
              "article_region l JOIN article a ON a.id = l.article_id",
              "l.region_code = k.key",
              "l.published_at",
              "l.article_id");
      case Feed.OfSeries _ ->
          new Source(
              "article_series l JOIN article a ON a.id = l.article_id",
              "l.series_id = k.key",
              "l.published_at",
              "l.article_id");
    };
  }
}
