package dev.ilmyeon.articles.article;

import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.region.RegionCode;
import dev.ilmyeon.articles.section.SectionId;
import dev.ilmyeon.articles.series.SeriesId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which articles a list holds: those that meet every condition given.
 *
 * @param from published at that instant or later
 * @param before published before that instant
 */
record ArticleFilter(
    @Nullable SectionId section,
    @Nullable RegionCode region,
    @Nullable SeriesId series,
    @Nullable Instant from,
    @Nullable Instant before) {

  /** The name of the unfiltered list. */
  private static final String LIST = "articles";

  private static final int DIGEST_BYTES = 8;

  static final ArticleFilter NONE = new ArticleFilter(null, null, null, null, null);

  /** The name that the list's cursors carry, so that those of another filter are refused. */
  String listName() {
    return equals(NONE) ? LIST : LIST + ":" + digest();
  }

  /** The same wherever and whenever it is made; collisions would do no more than skip articles. */
  private String digest() {
    String conditions =
        Stream.of(section, region, series, from, before)
            .map(String::valueOf)
            .collect(Collectors.joining("\n"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(conditions.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The filter as a client writes it; days are Korea's. */
  record Input(
      @Nullable String section,
      @Nullable String region,
      @Nullable String series,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {

    /** Absent if no article can meet it, since nothing can have one of its ids. */
    Optional<ArticleFilter> parse() {
      Optional<SectionId> sectionId = SectionId.parse(section);
      Optional<RegionCode> regionCode = RegionCode.parse(region);
      Optional<SeriesId> seriesId = SeriesId.parse(series);
      if ((section != null && sectionId.isEmpty())
          || (region != null && regionCode.isEmpty())
          || (series != null && seriesId.isEmpty())) {
        return Optional.empty();
      }
      return Optional.of(
          new ArticleFilter(
              sectionId.orElse(null),
              regionCode.orElse(null),
              seriesId.orElse(null),
              from == null ? null : Kst.startOf(Kst.checked("from", from)),
              to == null ? null : Kst.startOf(Kst.checked("to", to).plusDays(1))));
    }
  }

  /** Where a list that continues at {@code after} starts: {@code before} is a position too. */
  FeedPosition start(FeedPosition after) {
    return before == null || before.isAfter(after.publishedAt())
        ? after
        : new FeedPosition(before, Long.MIN_VALUE);
  }
}
