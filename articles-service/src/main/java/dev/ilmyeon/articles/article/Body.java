package dev.ilmyeon.articles.article;

import java.util.List;
import java.util.stream.Collectors;

/** An article's text. */
public record Body(List<Block> blocks) {

  public Body {
    blocks = List.copyOf(blocks);
  }

  /** The beginning of its paragraphs, joined by spaces. */
  Teaser teaser(int maxChars) {
    return Teaser.of(text(), maxChars);
  }

  /** Its paragraphs, joined by spaces. */
  public String text() {
    return blocks.stream()
        .filter(Block.Paragraph.class::isInstance)
        .map(block -> ((Block.Paragraph) block).text())
        .collect(Collectors.joining(" "));
  }
}
