package dev.ilmyeon.gateway.federation.plan.walk;

/**
 * What planning one operation has taken, in things that were looked at: bounded, so that no
 * operation keeps a gateway busy, and counted rather than timed, so that equal operations fare
 * alike on any machine.
 */
public final class Effort {

  /** At a time; what takes as much is refused. Large operations take a tenth. */
  private static final long MAX_LOOKS = 5_000_000;

  /** What is worth while spending on a better plan than the greedy one. */
  private static final long ENOUGH = 250_000;

  /** Fields of requests, each for each type that it is asked for on its own. */
  private static final int MAX_RENDERED = 250_000;

  private final long maxLooks;
  private long looks;
  private long allowed;
  private boolean cutShort;
  private int rendered;
  private int places;
  private int attempts;

  public Effort() {
    this(MAX_LOOKS);
  }

  /** {@code maxLooks}: more are refused. */
  Effort(long maxLooks) {
    this.maxLooks = maxLooks;
    this.allowed = maxLooks;
  }

  /** What follows may look as often as if nothing had been before. */
  void beginAnew() {
    allowed = looks + maxLooks;
  }

  /** Counts a way, a move or a key that is considered. */
  void look() {
    look(1);
  }

  void look(int times) {
    looks += times;
    if (looks > allowed) {
      throw new NoWayException(
          "The operation is too complex to be planned: ask for less of it at once, or for fewer"
              + " types of an interface");
    }
  }

  /** Whether enough has been spent, if there is a plan already. */
  boolean isEnough() {
    return looks > ENOUGH;
  }

  /** Counts what is written into requests. */
  public void render(int times) {
    rendered = (int) Math.min((long) rendered + times, Integer.MAX_VALUE);
    if (rendered > MAX_RENDERED) {
      throw new NoWayException(
          "The operation is too large to be planned: ask for less of it at once, or for fewer types"
              + " of an interface");
    }
  }

  /** Notes that keys or requirements were nested too deep to be looked into. */
  void cutShort() {
    cutShort = true;
  }

  boolean isCutShort() {
    return cutShort;
  }

  void attempt() {
    attempts++;
  }

  void places(int count) {
    places = count;
  }

  /** Ways, moves and keys that were considered, in all attempts. */
  public long looks() {
    return looks;
  }

  /** Places of the response that the operation has. */
  public int places() {
    return places;
  }

  /** Plans that were tried, the greedy one included. */
  public int attempts() {
    return attempts;
  }

  @Override
  public String toString() {
    return places + " places, " + attempts + " attempts, " + looks + " looks";
  }
}
