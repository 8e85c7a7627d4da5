package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.Block;
import dev.ilmyeon.articles.newsroom.Change.DiffKind;
import dev.ilmyeon.articles.newsroom.Change.DiffLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one revision changed of the one before, field by field and line by line: a block of the text
 * is a line. Lines are matched by their longest common subsequence; a text has a few hundred at
 * most.
 */
final class RevisionDiff {

  private final List<Change> changes = new ArrayList<>();

  static List<Change> between(Revision before, Revision after) {
    RevisionDiff diff = new RevisionDiff();
    Content was = before.content();
    Content is = after.content();
    diff.add("status", List.of(before.status().name()), List.of(after.status().name()));
    diff.add("title", List.of(was.title()), List.of(is.title()));
    diff.add("subheads", was.subheads(), is.subheads());
    diff.add("blocks", lines(was.blocks()), lines(is.blocks()));
    diff.add("leadImage", optional(was.shown().lead()), optional(is.shown().lead()));
    diff.add("photos", photos(was), photos(is));
    diff.add("slug", List.of(was.slug()), List.of(is.slug()));
    diff.add("kind", List.of(was.kind().name()), List.of(is.kind().name()));
    diff.add("section", List.of(was.section()), List.of(is.section()));
    diff.add("regions", was.regions(), is.regions());
    diff.add("series", was.series(), is.series());
    diff.add("tags", was.tags(), is.tags());
    diff.add("bylines", was.reporters(), is.reporters());
    diff.add("access", List.of(was.access().name()), List.of(is.access().name()));
    diff.add("sensitive", line(was.sensitive()), line(is.sensitive()));
    diff.add("syndicated", line(was.syndicated()), line(is.syndicated()));
    diff.add("embargoUntil", optional(was.embargoUntil()), optional(is.embargoUntil()));
    return List.copyOf(diff.changes);
  }

  private void add(String field, List<String> was, List<String> is) {
    if (!was.equals(is)) {
      changes.add(new Change(field, diff(was, is)));
    }
  }

  private static List<String> line(boolean value) {
    return List.of(Boolean.toString(value));
  }

  private static List<String> optional(@Nullable Object value) {
    return value == null ? List.of() : List.of(value.toString());
  }

  private static List<String> photos(Content content) {
    return content.shown().photos().stream()
        .map(photo ->
            "![%d]%s"
                .formatted(photo.image(), photo.caption() == null ? "" : " " + photo.caption()))
        .toList();
  }

  private static List<String> lines(List<Block> blocks) {
    return blocks.stream().flatMap(RevisionDiff::lines).toList();
  }

  private static Stream<String> lines(Block block) {
    return switch (block) {
      case Block.Paragraph(String text) -> Stream.of(text);
      case Block.Subheading(String text) -> Stream.of("## " + text);
      case Block.BulletList(List<String> items) -> items.stream().map(item -> "- " + item);
      case Block.Quote quote ->
          Stream.of("> " + quote.text() + (quote.speaker() == null ? "" : " — " + quote.speaker()));
      case Block.MediaBlock(var image) -> Stream.of("![" + image.id() + "]");
    };
  }

  static List<DiffLine> diff(List<String> was, List<String> is) {
    int[][] common = new int[was.size() + 1][is.size() + 1];
    for (int i = was.size() - 1; i >= 0; i--) {
      for (int j = is.size() - 1; j >= 0; j--) {
        common[i][j] =
            was.get(i).equals(is.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<DiffLine> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < was.size() || j < is.size()) {
      if (i < was.size() && j < is.size() && was.get(i).equals(is.get(j))) {
        lines.add(new DiffLine(DiffKind.KEPT, was.get(i++)));
        j++;
      } else if (j == is.size() || (i < was.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new DiffLine(DiffKind.REMOVED, was.get(i++)));
      } else {
        lines.add(new DiffLine(DiffKind.ADDED, is.get(j++)));
      }
    }
    return lines;
  }
}
