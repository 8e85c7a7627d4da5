package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.Block;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.korean.TitleSlug;
import dev.ilmyeon.articles.media.Image;
import dev.ilmyeon.articles.newsroom.ArticleInput.BlockInput;
import dev.ilmyeon.articles.newsroom.ArticleInput.PhotoInput;
import dev.ilmyeon.articles.newsroom.ArticleInput.QuoteInput;
import dev.ilmyeon.articles.picture.Pictures;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import dev.ilmyeon.platform.subgraph.problem.Violation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks what an editor sends, all of it, and makes the content of it. Whether the sections,
 * regions, series and reporters exist is for the database to say.
 */
final class InputCheck {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern IMAGE = Pattern.compile("[1-9][0-9]{0,17}");

  /** Line breaks and tabs within a block are as little meant as other control characters. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}]");

  private static final int MAX_SLUG = 120;
  private static final int MAX_LINE = 200;
  private static final int MAX_TEXT = 5000;
  private static final int MAX_NAME = 40;
  private static final int MAX_SUBHEADS = 10;
  private static final int MAX_BLOCKS = 500;
  private static final int MAX_ITEMS = 100;
  private static final int MAX_LINKS = 20;
  private static final int MAX_PHOTOS = 100;
  private static final int MAX_CAPTION = 500;

  private final List<Violation> violations = new ArrayList<>();

  /** In the order of the input; empty if all is well. */
  List<Violation> violations() {
    return violations;
  }

  /** Of use only without violations. */
  Content check(ArticleInput input) {
    String title = text(input.title(), MAX_LINE, "title");
    return new Content(
        slug(input.slug(), title),
        input.kind(),
        title,
        texts(input.subheads(), MAX_SUBHEADS, MAX_LINE, "subheads"),
        blocks(input.blocks()),
        input.section(),
        distinct(input.regions(), "regions"),
        distinct(input.series(), "series"),
        distinct(texts(input.tags(), MAX_LINKS, MAX_NAME, "tags"), "tags"),
        distinct(input.bylines(), "bylines"),
        input.access(),
        input.sensitive(),
        input.syndicated(),
        embargo(input.embargoUntil()),
        new Pictures(lead(input.leadImage()), photos(input.photos())));
  }

  private String slug(@Nullable String slug, String title) {
    if (slug == null) {
      return TitleSlug.of(title);
    }
    if (slug.length() > MAX_SLUG || !SLUG.matcher(slug).matches()) {
      add("BAD_SLUG", List.of("slug"));
    }
    return slug;
  }

  private @Nullable Instant embargo(@Nullable OffsetDateTime until) {
    if (until == null) {
      return null;
    }
    try {
      return Kst.checked("embargoUntil", until);
    } catch (BadInputException _) {
      add("BAD_TIME", List.of("embargoUntil"));
      return null;
    }
  }

  private List<Block> blocks(List<BlockInput> blocks) {
    if (blocks.size() > MAX_BLOCKS) {
      add("TOO_MANY", List.of("blocks"), Integer.toString(MAX_BLOCKS));
      return List.of();
    }
    List<Block> checked = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = block(blocks.get(i), Integer.toString(i));
      if (block != null) {
        checked.add(block);
      }
    }
    return checked;
  }

  private @Nullable Block block(BlockInput block, String at) {
    long given =
        Stream.of(block.paragraph(), block.subheading(), block.list(), block.quote(), block.image())
            .filter(Objects::nonNull)
            .count();
    if (given != 1) {
      add("NOT_ONE_BLOCK", List.of("blocks", at));
      return null;
    }
    if (block.paragraph() != null) {
      return new Block.Paragraph(text(block.paragraph(), MAX_TEXT, "blocks", at, "paragraph"));
    }
    if (block.subheading() != null) {
      return new Block.Subheading(text(block.subheading(), MAX_LINE, "blocks", at, "subheading"));
    }
    if (block.list() != null) {
      return new Block.BulletList(texts(block.list(), MAX_ITEMS, MAX_TEXT, "blocks", at, "list"));
    }
    return block.quote() != null
        ? quote(block.quote(), at)
        : image(Objects.requireNonNull(block.image()), at);
  }

  private Block quote(QuoteInput quote, String at) {
    String speaker = quote.speaker();
    return new Block.Quote(
        text(quote.text(), MAX_TEXT, "blocks", at, "quote", "text"),
        speaker == null ? null : text(speaker, MAX_LINE, "blocks", at, "quote", "speaker"));
  }

  private @Nullable Block image(String image, String at) {
    Long number = picture(image, "blocks", at, "image");
    return number == null ? null : new Block.MediaBlock(new Image(number));
  }

  private @Nullable Long lead(@Nullable String image) {
    return image == null ? null : picture(image, "leadImage");
  }

  private List<Pictures.Photo> photos(List<PhotoInput> photos) {
    if (photos.size() > MAX_PHOTOS) {
      add("TOO_MANY", List.of("photos"), Integer.toString(MAX_PHOTOS));
      return List.of();
    }
    List<Pictures.Photo> checked = new ArrayList<>();
    for (int i = 0; i < photos.size(); i++) {
      String at = Integer.toString(i);
      Long image = picture(photos.get(i).image(), "photos", at, "image");
      String caption = photos.get(i).caption();
      if (image != null) {
        checked.add(
            new Pictures.Photo(
                image,
                caption == null ? null : text(caption, MAX_CAPTION, "photos", at, "caption")));
      }
    }
    return checked;
  }

  /**
   * Whether there is such a picture, and whether it may be shown, is asked when it is published.
   */
  private @Nullable Long picture(String image, String... path) {
    if (!IMAGE.matcher(image).matches()) {
      add("UNKNOWN", List.of(path), image.length() > MAX_NAME ? "…" : image);
      return null;
    }
    return Long.valueOf(image);
  }

  private List<String> distinct(List<String> ids, String field) {
    if (ids.size() > MAX_LINKS) {
      add("TOO_MANY", List.of(field), Integer.toString(MAX_LINKS));
      return List.of();
    }
    HashSet<String> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      if (!seen.add(ids.get(i))) {
        add("TWICE", List.of(field, Integer.toString(i)));
      }
    }
    return ids;
  }

  private List<String> texts(List<String> texts, int most, int length, String... path) {
    if (texts.size() > most) {
      add("TOO_MANY", List.of(path), Integer.toString(most));
      return List.of();
    }
    List<String> checked = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      checked.add(
          text(
              texts.get(i),
              length,
              Stream.concat(Stream.of(path), Stream.of(Integer.toString(i)))
                  .toArray(String[]::new)));
    }
    return checked;
  }

  private String text(String text, int length, String... path) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      add("EMPTY", List.of(path));
    } else if (stripped.codePointCount(0, stripped.length()) > length) {
      add("TOO_LONG", List.of(path), Integer.toString(length));
    } else if (CONTROL.matcher(stripped).find()) {
      add("CONTROL_CHARACTER", List.of(path));
    }
    return stripped;
  }

  private void add(String code, List<String> path, String... arguments) {
    violations.add(
        new Violation(
            code, List.of(arguments), Stream.concat(Stream.of("input"), path.stream()).toList()));
  }
}
