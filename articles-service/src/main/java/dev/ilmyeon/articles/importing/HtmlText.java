package dev.ilmyeon.articles.importing;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** What a feed gives as HTML, as text: nothing of its markup is kept. */
final class HtmlText {

  private static final Pattern NO_TEXT =
      Pattern.compile("(?is)<!--.*?-->|<(script|style)\\b.*?</\\1\\s*>");
  private static final Pattern BLOCK_END =
      Pattern.compile(
          "(?i)</(?:p|div|li|h[1-6]|blockquote|figcaption|tr)\\s*>|<br\\s*/?>\\s*<br\\s*/?>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

  private HtmlText() {}

  /** In one line. */
  static String line(String html) {
    String text = HtmlUtils.htmlUnescape(TAG.matcher(withoutCode(html)).replaceAll(" "));
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  static List<String> paragraphs(String html) {
    return Stream.of(BLOCK_END.split(withoutCode(html)))
        .map(HtmlText::line)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static String withoutCode(String html) {
    return NO_TEXT.matcher(html).replaceAll(" ");
  }
}
