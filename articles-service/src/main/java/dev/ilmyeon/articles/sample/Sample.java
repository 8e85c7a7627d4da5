package dev.ilmyeon.articles.sample;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sample content as its files say it; {@code resources/sample/README.md} tells the format. */
record Sample(Newsroom newsroom, List<Article> articles, List<Front> fronts, Reads reads) {

  /** Of {@code newsroom.yaml}. */
  record Newsroom(List<Edition> editions, List<Series> series, List<Reporter> reporters) {}

  record Edition(String id, String name, @Nullable OffsetDateTime clock) {}

  record Series(String id, String title, String description) {}

  record Reporter(String id, String name) {}

  /** An entry of {@code articles/*.yaml}; what may be left out has its default. */
  record Article(
      long id,
      @Nullable Long lead,
      List<Photo> photos,
      String title,
      String slug,
      @Nullable String section,
      String kind,
      String status,
      String access,
      @Nullable String legacy,
      List<String> formerPaths,
      List<String> subheads,
      List<String> regions,
      List<String> series,
      List<String> tags,
      List<String> reporters,
      @Nullable OffsetDateTime published,
      @Nullable OffsetDateTime modified,
      @Nullable OffsetDateTime embargo,
      @Nullable OffsetDateTime withdrawn,
      @Nullable String notice,
      List<Correction> corrections,
      String body) {

    Article {
      photos = orNone(photos);
      kind = Objects.requireNonNullElse(kind, "NEWS");
      status = Objects.requireNonNullElse(status, "PUBLISHED");
      access = Objects.requireNonNullElse(access, "FREE");
      formerPaths = orNone(formerPaths);
      subheads = orNone(subheads);
      regions = orNone(regions);
      series = orNone(series);
      tags = orNone(tags);
      reporters = orNone(reporters);
      corrections = orNone(corrections);
    }

    /** This article with its file's section, unless it names one. */
    Article inSection(String file) {
      return section != null
          ? this
          : new Article(
              id,
              lead,
              photos,
              title,
              slug,
              file,
              kind,
              status,
              access,
              legacy,
              formerPaths,
              subheads,
              regions,
              series,
              tags,
              reporters,
              published,
              modified,
              embargo,
              withdrawn,
              notice,
              corrections,
              body);
    }
  }

  record Photo(long image, @Nullable String caption) {}

  record Correction(OffsetDateTime at, String kind, String note) {}

  /** An entry of {@code front.yaml}. */
  record Front(String edition, int version, OffsetDateTime from, List<Container> containers) {}

  record Container(
      String key,
      String kind,
      String title,
      @Nullable String more,
      int capacity,
      String fill,
      List<Card> cards) {

    Container {
      cards = orNone(cards);
    }
  }

  record Card(
      @Nullable Long article,
      @Nullable Long gallery,
      @Nullable String region,
      @Nullable String snap,
      @Nullable String url,
      @Nullable String headline,
      @Nullable String kicker,
      @Nullable Long image,
      @Nullable OffsetDateTime until) {}

  /** Of {@code reads.yaml}; {@code until} is the start of the last hour. */
  record Reads(OffsetDateTime until, List<Read> articles) {}

  record Read(long article, OffsetDateTime since, long reads) {}

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
