package dev.ilmyeon.local.process;

import java.time.Duration;

/**
 * How often and how soon a program that died is started again.
 *
 * @param attempts how many deaths in a row are answered by a restart; the next one is the last
 * @param first the pause before the first restart, doubled for each that follows in the row
 * @param longest the most that a pause grows to
 * @param healthy a program that has run so long since it was launched begins a new row with its
 *     death
 * @param starting how long a program may take until it answers; then it is killed, which counts as
 *     a death
 */
public record RestartPolicy(
    int attempts, Duration first, Duration longest, Duration healthy, Duration starting) {

  public static final RestartPolicy DEFAULT =
      new RestartPolicy(
          4,
          Duration.ofMillis(250),
          Duration.ofSeconds(8),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5));

  /** A death is reported and left at that. */
  public static final RestartPolicy NEVER =
      new RestartPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5));

  Duration pause(int death) {
    Duration pause = first.multipliedBy(1L << Math.min(death - 1, 16));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
