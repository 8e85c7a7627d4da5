package dev.ilmyeon.articles.article;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An article's number, which never changes. Its text form is the GraphQL id. */
public record ArticleId(long value) {

  private static final int MAX_DIGITS = 18;

  /** Absent where the text is no article's number; a client's id may be anything. */
  public static Optional<ArticleId> parse(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_DIGITS || text.startsWith("0")) {
      return Optional.empty();
    }
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Optional.of(new ArticleId(Long.parseLong(text))) : Optional.empty();
  }

  /** As a statement's array parameter. */
  static Long[] values(Collection<ArticleId> ids) {
    return ids.stream().map(ArticleId::value).toArray(Long[]::new);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
