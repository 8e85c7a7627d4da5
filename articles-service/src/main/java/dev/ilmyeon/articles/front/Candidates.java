package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.article.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The articles that may fill pages up: for each source and time, best first. */
record Candidates(Map<Source, List<ArticleId>> bySource) {

  /** What fills, at a time. */
  record Source(Fill fill, Instant readAt) {}

  List<ArticleId> of(Fill fill, Instant readAt) {
    return bySource.getOrDefault(new Source(fill, readAt), List.of());
  }
}
