package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.Access;
import dev.ilmyeon.articles.article.Kind;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An article as an editor sends it: the schema's input of the same name, unchecked. */
record ArticleInput(
    @Nullable String slug,
    Kind kind,
    String title,
    List<String> subheads,
    List<BlockInput> blocks,
    String section,
    List<String> regions,
    List<String> series,
    List<String> tags,
    List<String> bylines,
    Access access,
    boolean sensitive,
    boolean syndicated,
    @Nullable OffsetDateTime embargoUntil,
    @Nullable String leadImage,
    List<PhotoInput> photos) {

  /** A picture in its place among the others. */
  record PhotoInput(String image, @Nullable String caption) {}

  /** A part of the text: exactly one of these. */
  record BlockInput(
      @Nullable String paragraph,
      @Nullable String subheading,
      @Nullable List<String> list,
      @Nullable QuoteInput quote,
      @Nullable String image) {}

  record QuoteInput(String text, @Nullable String speaker) {}
}
