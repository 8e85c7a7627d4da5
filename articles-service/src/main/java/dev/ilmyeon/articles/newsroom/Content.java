package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.Access;
import dev.ilmyeon.articles.article.Block;
import dev.ilmyeon.articles.article.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of an article that an editor writes. Kept as JSON: add fields, never rename them.
 *
 * @param sensitive whether it is kept out of rankings and recommendations
 * @param syndicated whether feeds may pass it on
 */
record Content(
    String slug,
    Kind kind,
    String title,
    List<String> subheads,
    List<Block> blocks,
    String section,
    List<String> regions,
    List<String> series,
    List<String> tags,
    List<String> reporters,
    Access access,
    boolean sensitive,
    boolean syndicated,
    @Nullable Instant embargoUntil) {

  Content {
    subheads = List.copyOf(subheads);
    blocks = List.copyOf(blocks);
    regions = List.copyOf(regions);
    series = List.copyOf(series);
    tags = List.copyOf(tags);
    reporters = List.copyOf(reporters);
  }

  /** This text under another embargo. */
  Content under(@Nullable Instant embargo) {
    return new Content(
        slug,
        kind,
        title,
        subheads,
        blocks,
        section,
        regions,
        series,
        tags,
        reporters,
        access,
        sensitive,
        syndicated,
        embargo);
  }
}
