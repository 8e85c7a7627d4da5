package dev.ilmyeon.articles.sample;

import dev.ilmyeon.articles.article.Block;
import dev.ilmyeon.articles.article.Body;
import dev.ilmyeon.articles.media.Image;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few marks in which the sample articles are written. */
final class Markup {

  private static final Pattern IMAGE = Pattern.compile("!\\[([0-9]+)]");
  private static final String SPEAKER = " — ";

  private Markup() {}

  static Body read(String text) {
    return new Body(Arrays.stream(text.strip().split("\\n\\s*\\n")).map(Markup::block).toList());
  }

  private static Block block(String paragraph) {
    String text = paragraph.strip();
    Matcher image = IMAGE.matcher(text);
    if (image.matches()) {
      return new Block.MediaBlock(new Image(Long.parseLong(image.group(1))));
    }
    if (text.startsWith("## ")) {
      return new Block.Subheading(text.substring(3));
    }
    if (text.startsWith("- ")) {
      return new Block.BulletList(text.lines().map(line -> line.substring(2)).toList());
    }
    return text.startsWith("> ") ? quote(text.substring(2)) : new Block.Paragraph(text);
  }

  private static Block quote(String text) {
    int speaker = text.lastIndexOf(SPEAKER);
    return speaker < 0
        ? new Block.Quote(text, null)
        : new Block.Quote(text.substring(0, speaker), text.substring(speaker + SPEAKER.length()));
  }
}
