package dev.ilmyeon.articles.reading;

import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** Writes the counted reads. */
final class ReadWriter {

  private final ReadCounter counter;
  private final ReadStore store;

  ReadWriter(ReadCounter counter, ReadStore store) {
    this.counter = counter;
    this.store = store;
  }

  /**
   * One statement for all counts. Those that could not be written, or that nobody waited for any
   * more, are there the next time: they are counted twice if only the answer was lost.
   */
  Mono<Void> flush() {
    return Mono.defer(() -> {
      Map<ReadCounter.Key, Long> counts = counter.drain();
      return store
          .add(counts)
          .doFinally(end -> {
            if (end != SignalType.ON_COMPLETE) {
              counter.restore(counts);
            }
          });
    });
  }
}
