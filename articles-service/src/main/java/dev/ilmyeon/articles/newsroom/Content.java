package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.Access;
import dev.ilmyeon.articles.article.Block;
import dev.ilmyeon.articles.article.Kind;
import dev.ilmyeon.articles.picture.Pictures;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All of an article that an editor writes. Kept as JSON: add fields, never rename them.
 *
 * @param sensitive whether it is kept out of rankings and recommendations
 * @param syndicated whether feeds may pass it on
 * @param pictures beside those in the text; revisions from before knew of none
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
    @Nullable Instant embargoUntil,
    @Nullable Pictures pictures) {

  Content {
    pictures = pictures == null ? Pictures.NONE : pictures;
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
        embargo,
        pictures);
  }

  /** All that it shows, by their numbers. */
  Set<Long> images() {
    Stream<Long> text =
        blocks.stream()
            .flatMap(block ->
                block instanceof Block.MediaBlock(var image)
                    ? Stream.of(image.id())
                    : Stream.empty());
    return Stream.concat(shown().images(), text)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  Pictures shown() {
    return pictures == null ? Pictures.NONE : pictures;
  }
}
