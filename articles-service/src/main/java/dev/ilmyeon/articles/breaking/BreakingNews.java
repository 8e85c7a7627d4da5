package dev.ilmyeon.articles.breaking;

import dev.ilmyeon.articles.article.ArticleId;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A headline that interrupts.
 *
 * @param article what it is about, if that is written already
 * @param confirmedBy who sent it; null while nobody did
 */
record BreakingNews(
    long id,
    String headline,
    @Nullable ArticleId article,
    String proposedBy,
    OffsetDateTime proposedAt,
    @Nullable String confirmedBy,
    @Nullable OffsetDateTime confirmedAt) {

  String subject() {
    return subject(id);
  }

  static String subject(long id) {
    return "breaking:" + id;
  }
}
