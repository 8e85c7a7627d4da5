package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.Access;
import dev.ilmyeon.articles.article.Block;
import dev.ilmyeon.articles.article.Kind;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.media.Image;
import dev.ilmyeon.articles.workflow.Step;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A revision as the schema shows it, beside the one before it.
 *
 * @param before null for the first
 */
record RevisionView(Revision revision, @Nullable Revision before) {

  /** A picture in its place among the others. */
  record PhotoUse(Image image, @Nullable String caption) {}

  /** Each of them beside the next, but the last one if there are more than so many. */
  static List<RevisionView> of(List<Revision> latestFirst, int first) {
    return IntStream.range(0, Math.min(first, latestFirst.size()))
        .mapToObj(i ->
            new RevisionView(
                latestFirst.get(i), i + 1 < latestFirst.size() ? latestFirst.get(i + 1) : null))
        .toList();
  }

  public int number() {
    return revision.number();
  }

  public OffsetDateTime at() {
    return revision.at();
  }

  public String author() {
    return revision.author();
  }

  public Step status() {
    return revision.status();
  }

  public String slug() {
    return revision.content().slug();
  }

  public Kind kind() {
    return revision.content().kind();
  }

  public String title() {
    return revision.content().title();
  }

  public List<String> subheads() {
    return revision.content().subheads();
  }

  public List<Block> blocks() {
    return revision.content().blocks();
  }

  public String section() {
    return revision.content().section();
  }

  public List<String> regions() {
    return revision.content().regions();
  }

  public List<String> series() {
    return revision.content().series();
  }

  public List<String> tags() {
    return revision.content().tags();
  }

  public List<String> bylines() {
    return revision.content().reporters();
  }

  public Access access() {
    return revision.content().access();
  }

  public boolean sensitive() {
    return revision.content().sensitive();
  }

  public boolean syndicated() {
    return revision.content().syndicated();
  }

  public @Nullable Image leadImage() {
    Long lead = revision.content().shown().lead();
    return lead == null ? null : new Image(lead);
  }

  public List<PhotoUse> photos() {
    return revision.content().shown().photos().stream()
        .map(photo -> new PhotoUse(new Image(photo.image()), photo.caption()))
        .toList();
  }

  public @Nullable OffsetDateTime embargoUntil() {
    var until = revision.content().embargoUntil();
    return until == null ? null : Kst.at(until);
  }

  /** What it changed of the one before; nothing for the first. */
  public List<Change> changes() {
    return before == null ? List.of() : RevisionDiff.between(before, revision);
  }
}
