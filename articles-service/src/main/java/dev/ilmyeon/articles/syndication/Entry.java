package dev.ilmyeon.articles.syndication;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as a feed passes it on.
 *
 * @param url its canonical address
 * @param summary plain text
 * @param modified when its text last changed; null if it never did
 */
record Entry(
    long id,
    String url,
    String title,
    String summary,
    String section,
    boolean free,
    Instant published,
    @Nullable Instant modified,
    List<String> authors,
    List<String> tags) {

  Entry {
    authors = List.copyOf(authors);
    tags = List.copyOf(tags);
  }

  Instant updated() {
    return modified == null || modified.isBefore(published) ? published : modified;
  }
}
