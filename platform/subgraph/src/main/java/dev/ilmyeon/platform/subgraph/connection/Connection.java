package dev.ilmyeon.platform.subgraph.connection;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, forward by keyset; {@code totalCount} is null where counting is not offered.
 */
public record Connection<T>(List<Edge<T>> edges, PageInfo pageInfo, @Nullable Long totalCount) {

  public Connection {
    edges = List.copyOf(edges);
  }

  /**
   * The page of {@code first} items out of rows fetched with {@code LIMIT first + 1}: the row too
   * many tells that there is a next page.
   */
  public static <T> Connection<T> of(
      List<T> rows,
      int first,
      Function<? super T, KeysetCursor> cursor,
      @Nullable Long totalCount) {
    boolean hasNextPage = rows.size() > first;
    List<Edge<T>> edges =
        rows.stream()
            .limit(first)
            .map(row -> new Edge<T>(cursor.apply(row).encode(), row))
            .toList();
    return new Connection<>(
        edges,
        new PageInfo(hasNextPage, edges.isEmpty() ? null : edges.getLast().cursor()),
        totalCount);
  }
}
