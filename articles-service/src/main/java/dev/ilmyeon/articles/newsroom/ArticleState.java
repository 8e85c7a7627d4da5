package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.workflow.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decides which changes an article takes, its row being locked.
 *
 * @param newsroom whose it is
 */
record ArticleState(
    ArticleId id,
    String newsroom,
    int revision,
    Step status,
    @Nullable Instant publishedAt,
    @Nullable Instant embargoUntil) {

  String subject() {
    return subject(id);
  }

  static String subject(ArticleId id) {
    return "article:" + id;
  }
}
