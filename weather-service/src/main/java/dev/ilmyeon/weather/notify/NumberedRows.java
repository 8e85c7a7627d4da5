package dev.ilmyeon.weather.notify;

import java.util.List;
import reactor.core.publisher.Mono;

/** A table whose rows have ascending numbers in the order in which they are stored. */
public interface NumberedRows<T> {

  /** The number of the one stored last, 0 where there is none. */
  Mono<Long> newest();

  /** Those stored after the one of a number, the oldest first. */
  Mono<List<T>> after(long number, int first);

  long number(T row);
}
