package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.front.layout.Fill;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The articles that may fill pages up: for each source and time, best first. */
record Candidates(Map<Source, List<ArticleId>> bySource) {

  Candidates {
    bySource = Map.copyOf(bySource);
  }

  /** What fills, at a time. */
  record Source(Fill fill, Instant readAt) {}

  List<ArticleId> of(Fill fill, Instant readAt) {
    return bySource.getOrDefault(new Source(fill, readAt), List.of());
  }

  /** With others before them. */
  Candidates withFirst(Source source, List<ArticleId> others) {
    Set<ArticleId> articles = new LinkedHashSet<>(others);
    articles.addAll(bySource.getOrDefault(source, List.of()));
    Map<Source, List<ArticleId>> all = new HashMap<>(bySource);
    all.put(source, List.copyOf(articles));
    return new Candidates(all);
  }

  Candidates without(Set<ArticleId> gone) {
    Map<Source, List<ArticleId>> left = new HashMap<>();
    bySource.forEach((source, articles) ->
        left.put(source, articles.stream().filter(id -> !gone.contains(id)).toList()));
    return new Candidates(left);
  }
}
