package dev.ilmyeon.gateway.server.subgraph;

/**
 * How long a try may take.
 *
 * @param nanos not positive: no time is left to ask at all
 * @param blames whether the subgraph has to answer for not keeping it
 */
record TimeLimit(long nanos, boolean blames) {

  /**
   * For a mutation its own time-out; for a query the read time-out or what is left of the client's
   * time, whichever is shorter. A subgraph that had at least half of its time-out has to answer for
   * it; one that was asked too late does not.
   */
  static TimeLimit of(SubgraphSettings settings, ClientCall call, boolean mutation) {
    if (mutation) {
      return new TimeLimit(settings.mutationTimeout().toNanos(), true);
    }
    long full = settings.readTimeout().toNanos();
    long left = call.timeLeft();
    return new TimeLimit(Math.min(left, full), left >= full / 2);
  }
}
