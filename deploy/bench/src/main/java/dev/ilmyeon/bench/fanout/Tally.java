package dev.ilmyeon.bench.fanout;

import dev.ilmyeon.bench.load.Latencies;

/**
 * What all clients have received together, since it was last begun anew. Only used on the clients'
 * event loop.
 */
final class Tally {

  private long from;
  private long events;
  private long missed;
  private Latencies latencies = new Latencies();

  /**
   * What was found.
   *
   * @param events that have come
   * @param missed numbers that were left out, or came again
   * @param latencies from the subgraph's telling to the client's hearing
   */
  record Found(long events, long missed, Latencies latencies) {}

  void received(long number, long before, long at) {
    if (number <= from) {
      return;
    }
    events++;
    if (before > 0 && number != before + 1) {
      missed++;
    }
    latencies.add(Math.max(0, System.nanoTime() - at));
  }

  Found found() {
    return new Found(events, missed, latencies);
  }

  /** Counts events after this one. */
  void begin(long number) {
    from = number;
    events = 0;
    missed = 0;
    latencies = new Latencies();
  }
}
