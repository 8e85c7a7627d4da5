package dev.ilmyeon.bench.load;

/** A histogram of durations, to 1.6 %: 64 steps for each doubling from a microsecond on. */
public final class Latencies {

  private static final int STEPS = 64;

  private final long[] counts = new long[STEPS * 40];
  private long size;
  private long sum;
  private long max;

  public void add(long nanos) {
    counts[bucket(nanos)]++;
    size++;
    sum += nanos;
    max = Math.max(max, nanos);
  }

  private static int bucket(long nanos) {
    long micros = nanos >>> 10;
    if (micros < STEPS) {
      return (int) micros;
    }
    int doublings = 63 - Long.numberOfLeadingZeros(micros) - 6;
    return (doublings + 1) * STEPS + (int) ((micros >>> doublings) - STEPS);
  }

  private static double nanosAt(int bucket) {
    if (bucket < STEPS) {
      return (bucket + 0.5) * 1024;
    }
    int doublings = bucket / STEPS - 1;
    return (bucket % STEPS + STEPS + 0.5) * (1L << doublings) * 1024;
  }

  /** In milliseconds; {@code share} from 0 to 1. */
  public double percentile(double share) {
    long rank = (long) Math.ceil(size * share);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank && seen > 0) {
        return nanosAt(i) / 1e6;
      }
    }
    return 0;
  }

  public double mean() {
    return size == 0 ? 0 : sum / 1e6 / size;
  }

  public double max() {
    return max / 1e6;
  }
}
