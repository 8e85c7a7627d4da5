package dev.ilmyeon.articles.outbox;

import reactor.core.publisher.Flux;

/**
 * How instances let one another know that there is something new. A signal is no event: whoever
 * misses one finds the events in the database all the same, when it looks by itself.
 */
interface OutboxSignals extends AutoCloseable {

  /**
   * There is something, or may have been while nothing could be heard. Goes on for good, over
   * whatever is away for a while; to be subscribed to once.
   */
  Flux<?> heard();

  /** Whether whoever writes has to say so, by {@link #written}; else it is heard by itself. */
  boolean needsWriters();

  /** Something was written by this instance, and committed. */
  void written();

  /** Events up to this position can be read now. */
  void relayed(long position);

  @Override
  void close();
}
