package dev.ilmyeon.articles.article;

import dev.ilmyeon.platform.subgraph.connection.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Loads the pages of all feeds that a query selects at one level: one statement, two if it counts.
 */
final class FeedPages {

  private final FeedStore feeds;

  FeedPages(FeedStore feeds) {
    this.feeds = feeds;
  }

  Mono<Map<FeedRequest, Connection<Article>>> load(Set<FeedRequest> requests) {
    List<FeedRequest> asked = List.copyOf(requests);
    return Mono.zip(feeds.pages(asked), totals(asked))
        .map(found -> connections(asked, found.getT1(), found.getT2()));
  }

  private Mono<Map<FeedRequest, Long>> totals(List<FeedRequest> asked) {
    List<FeedRequest> counted = asked.stream().filter(FeedRequest::counted).toList();
    if (counted.isEmpty()) {
      return Mono.just(Map.of());
    }
    return feeds
        .counts(counted)
        .map(totals -> {
          Map<FeedRequest, Long> byRequest = new LinkedHashMap<>();
          IntStream.range(0, counted.size())
              .forEach(i -> byRequest.put(counted.get(i), totals.get(i)));
          return byRequest;
        });
  }

  private static Map<FeedRequest, Connection<Article>> connections(
      List<FeedRequest> asked, List<List<Article>> pages, Map<FeedRequest, Long> totals) {
    Map<FeedRequest, Connection<Article>> connections = new LinkedHashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      FeedRequest request = asked.get(i);
      connections.put(
          request,
          connection(request.feed().name(), pages.get(i), request.first(), totals.get(request)));
    }
    return connections;
  }

  static Connection<Article> connection(
      String list, List<Article> rows, int first, @Nullable Long total) {
    return Connection.of(
        new ArrayList<>(rows), first, article -> FeedPosition.of(article).cursor(list), total);
  }
}
