package dev.ilmyeon.gateway.server.overload;

import java.time.Duration;

/**
 * How many operations begin in a round of an event loop: as many as make it last for {@link
 * #ROUND}, by what one has cost lately. Who comes in the middle of a round is not heard before the
 * next one, so that is how long a refusal waits.
 *
 * <p>Most of what an operation costs comes in later rounds, with the subgraphs' answers; so it is
 * not seen by how long it takes to begin, but by what the loop does in all, divided among all that
 * begin, over some rounds.
 *
 * <p>Refusing is part of that, and must not take all the time, or a gateway that is asked for much
 * more than it can do would do nothing else (Mogul and Ramakrishnan, Eliminating Receive Livelock
 * in an Interrupt-driven Kernel, 1997): one begins for a number of those that are refused, however
 * long a round is with that.
 */
final class Pace {

  static final long ROUND = Duration.ofMillis(10).toNanos();

  /** Before anything is known. */
  private static final int FIRST = 16;

  private static final int MOST = 64;

  /** Refusing so many costs something like two operations. */
  private static final int REFUSALS = 32;

  /** What is left of what was known, after a round: so it is of eight of them. */
  private static final double KEPT = 7.0 / 8;

  private double time = ROUND;
  private double begun = FIRST;
  private int quota = FIRST;

  int quota() {
    return quota;
  }

  /** Looks back at a round in which the loop did not rest: some were waiting. */
  void passed(long nanos, int operations, int refused) {
    time = time * KEPT + nanos;
    begun = begun * KEPT + operations;
    double usual = ROUND * begun / Math.max(1, time);
    quota = (int) Math.clamp(usual, Math.min(MOST, 1 + refused / REFUSALS), MOST);
  }
}
