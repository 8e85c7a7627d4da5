package dev.ilmyeon.articles.reading;

import dev.ilmyeon.articles.article.ArticleId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path of the portal that may lead to an article. */
sealed interface ArticlePath {

  /** {@code /article/1001} or {@code /article/1001/its-slug}: the number decides. */
  record Numbered(ArticleId id) implements ArticlePath {}

  /** {@code /article.html?no=384120}, of the old portal. */
  record Legacy(String number) implements ArticlePath {}

  /** Any other, which an article may once have had: without query, fragment and last slash. */
  record Former(String path) implements ArticlePath {}

  int MAX_LENGTH = 500;

  Pattern NUMBERED = Pattern.compile("/article/([0-9]+)(?:/[^/]*)?");
  Pattern LEGACY = Pattern.compile("/article\\.html\\?(?:[^#]*&)?no=([0-9]{1,20})(?:&[^#]*)?");

  static ArticlePath parse(String path) {
    Matcher legacy = LEGACY.matcher(path);
    if (legacy.matches()) {
      return new Legacy(legacy.group(1));
    }
    Matcher numbered = NUMBERED.matcher(plain(path));
    if (numbered.matches()) {
      Optional<ArticleId> id = ArticleId.parse(numbered.group(1));
      if (id.isPresent()) {
        return new Numbered(id.get());
      }
    }
    return new Former(plain(path));
  }

  /** Without query, fragment and a slash at its end. */
  static String plain(String path) {
    String plain = path.replaceFirst("[?#].*$", "");
    return plain.length() > 1 && plain.endsWith("/")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }
}
