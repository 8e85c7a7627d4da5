package dev.ilmyeon.articles.search;

import dev.ilmyeon.articles.article.Article;
import dev.ilmyeon.platform.subgraph.connection.PageInfo;
import java.util.List;

/**
 * A page of results.
 *
 * @param search what it is of
 */
record SearchHits(Search search, List<Hit> edges, PageInfo pageInfo) {

  SearchHits {
    edges = List.copyOf(edges);
  }

  /** A result with its article and what its text is searched with. */
  record Hit(String cursor, Article node, Highlights highlights) {}
}
