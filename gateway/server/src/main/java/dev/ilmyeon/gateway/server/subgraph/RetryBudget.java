package dev.ilmyeon.gateway.server.subgraph;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many second tries are affordable: each request earns a fraction of one, a second try costs
 * one whole. A dead subgraph thus gets at most that fraction of extra requests, however many
 * clients ask.
 */
final class RetryBudget {

  /** What a quiet subgraph can have saved up. */
  private static final long RESERVE = 10;

  private static final long UNIT = 1000;

  private final long share;
  private final AtomicLong balance;

  /**
   * @param perRequest nothing means that there are no second tries at all
   */
  RetryBudget(double perRequest) {
    this.share = Math.round(perRequest * UNIT);
    this.balance = new AtomicLong(share == 0 ? 0 : RESERVE * UNIT);
  }

  void earn() {
    if (balance.get() < RESERVE * UNIT) {
      balance.addAndGet(share);
    }
  }

  /** Takes one second try, if there is one. */
  boolean spend() {
    long before = balance.get();
    while (before >= UNIT) {
      if (balance.compareAndSet(before, before - UNIT)) {
        return true;
      }
      before = balance.get();
    }
    return false;
  }
}
