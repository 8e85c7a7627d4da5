package dev.ilmyeon.articles.database;

import static dev.ilmyeon.articles.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * One statement for many requests: it is given their indexes, and each of its rows names the
 * request that it answers in a column {@code ask}.
 */
public final class PerRequest {

  private PerRequest() {}

  /** The indexes of so many requests, as a statement's array parameter. */
  public static Integer[] asks(int requests) {
    return IntStream.range(0, requests).boxed().toArray(Integer[]::new);
  }

  /** Each request's rows, in the requests' order and within it in the statement's. */
  public static <T> Mono<List<List<T>>> rows(
      GenericExecuteSpec statement, int requests, Function<Readable, T> read) {
    return statement
        .map(row -> new Answer<>(required(row, "ask", Integer.class), read.apply(row)))
        .all()
        .collectList()
        .map(answers -> sorted(answers, requests));
  }

  private static <T> List<List<T>> sorted(List<Answer<T>> answers, int requests) {
    List<List<T>> perRequest =
        Stream.generate(() -> (List<T>) new ArrayList<T>()).limit(requests).toList();
    answers.forEach(answer -> perRequest.get(answer.ask()).add(answer.row()));
    return perRequest;
  }

  private record Answer<T>(int ask, T row) {}
}
