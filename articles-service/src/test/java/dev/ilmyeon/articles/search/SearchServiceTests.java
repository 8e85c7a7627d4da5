package dev.ilmyeon.articles.search;

import dev.ilmyeon.articles.ServiceTests;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The service with an index that is as the articles are. */
abstract class SearchServiceTests extends ServiceTests {

  private static final Duration DEADLINE = Duration.ofMinutes(1);

  @Autowired private SearchIndexer indexer;

  @BeforeEach
  final void catchUp() {
    indexer.catchUp().block(DEADLINE);
  }

  final List<String> found(String query) {
    return graphQl()
        .document("query ($q: String!) { search(query: $q, first: 10) { edges { node { id } } } }")
        .variable("q", query)
        .execute()
        .path("search.edges[*].node.id")
        .entityList(String.class)
        .get();
  }
}
