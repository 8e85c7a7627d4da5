package dev.ilmyeon.articles.importing;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of an import: an article as its source has it. Everything but {@code id}, {@code title}
 * and {@code publishedAt} may be absent.
 *
 * @param id the source's own
 * @param paragraphs its text, plain; or {@code blocks}, typed as the database holds them
 */
record ArticleLine(
    @Nullable String id,
    @Nullable String title,
    @Nullable String publishedAt,
    @Nullable String modifiedAt,
    @Nullable String section,
    @Nullable String kind,
    @Nullable String access,
    @Nullable String slug,
    @Nullable String legacyNo,
    @Nullable List<String> subheads,
    @Nullable List<String> paragraphs,
    @Nullable List<Map<String, Object>> blocks,
    @Nullable List<String> regions,
    @Nullable List<String> series,
    @Nullable List<String> tags,
    @Nullable List<String> bylines,
    @Nullable List<Correction> corrections) {

  /** 정정·반론·추후보도, as its readers were told. */
  record Correction(@Nullable String at, @Nullable String kind, @Nullable String note) {}

  private static final Set<String> KINDS =
      Set.of("NEWS", "FEATURE", "PRESS_RELEASE", "PHOTO", "OPINION");
  private static final Set<String> ACCESSES = Set.of("FREE", "REGISTERED", "PAID");
  private static final Set<String> BLOCKS =
      Set.of("paragraph", "subheading", "list", "quote", "media");
  private static final Set<String> CORRECTIONS =
      Set.of("CORRECTION", "CLARIFICATION", "RETRACTION", "REPLY", "FOLLOW_UP");
  private static final int MAX_TITLE = 200;
  private static final int MAX_NOTE = 2000;
  private static final int MAX_ID = 500;
  private static final int MAX_SLUG = 120;
  private static final int MAX_NAME = 40;

  /**
   * What is wrong with it, in one line; null if nothing is.
   *
   * @param known the newsroom's sections, regions and series
   */
  @Nullable String mistake(Known known) {
    if (id == null || id.isBlank() || id.length() > MAX_ID) {
      return "'id' has 1 to %d characters".formatted(MAX_ID);
    }
    if (title == null || title.isBlank() || title.length() > MAX_TITLE) {
      return "'title' has 1 to %d characters".formatted(MAX_TITLE);
    }
    if (!isTime(publishedAt) || (modifiedAt != null && !isTime(modifiedAt))) {
      return "'publishedAt' and 'modifiedAt' are times with an offset, as 2024-07-26T09:30:00+09:00";
    }
    if (section != null && !known.sections().contains(section)) {
      return "there is no section '%s'".formatted(section);
    }
    if (kind != null && !KINDS.contains(kind)) {
      return "'kind' is one of " + KINDS;
    }
    if (access != null && !ACCESSES.contains(access)) {
      return "'access' is one of " + ACCESSES;
    }
    if (slug != null && (slug.length() > MAX_SLUG || !slug.matches("[a-z0-9]+(-[a-z0-9]+)*"))) {
      return "'slug' is of small letters, digits and hyphens";
    }
    if (legacyNo != null && !legacyNo.matches("[0-9]{1,20}")) {
      return "'legacyNo' is of digits";
    }
    return mistakeInLists(known);
  }

  private @Nullable String mistakeInLists(Known known) {
    if (!known.regions().containsAll(list(regions))) {
      return "there is no such region: " + regions;
    }
    if (!known.series().containsAll(list(series))) {
      return "there is no such series: " + series;
    }
    for (List<String> names : List.of(list(tags), list(bylines))) {
      if (names.stream().anyMatch(name -> name.isBlank() || name.length() > MAX_NAME)) {
        return "tags and bylines have 1 to %d characters".formatted(MAX_NAME);
      }
    }
    if (blocks != null
        && !blocks.stream().allMatch(block -> BLOCKS.contains(String.valueOf(block.get("type"))))) {
      return "a block's 'type' is one of " + BLOCKS;
    }
    return corrections == null || corrections.stream().allMatch(ArticleLine::isCorrection)
        ? null
        : "a correction has 'at', a 'kind' of %s and a 'note' of 1 to %d characters"
            .formatted(CORRECTIONS, MAX_NOTE);
  }

  private static boolean isCorrection(@Nullable Correction correction) {
    return correction != null
        && isTime(correction.at())
        && correction.kind() != null
        && CORRECTIONS.contains(correction.kind())
        && correction.note() != null
        && !correction.note().isBlank()
        && correction.note().length() <= MAX_NOTE;
  }

  private static boolean isTime(@Nullable String text) {
    try {
      return text != null && OffsetDateTime.parse(text).getYear() >= 1900;
    } catch (DateTimeException e) {
      return false;
    }
  }

  static List<String> list(@Nullable List<String> values) {
    return values == null
        ? List.of()
        : values.stream().filter(Objects::nonNull).distinct().toList();
  }

  /** What a line may refer to. */
  record Known(Set<String> sections, Set<String> regions, Set<String> series) {}
}
