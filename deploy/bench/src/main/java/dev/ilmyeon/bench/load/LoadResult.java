package dev.ilmyeon.bench.load;

/**
 * What a run of the load found.
 *
 * @param requests answered, until the last one
 * @param perSecond those that were answered in the time that was asked for
 * @param bytes of bodies
 * @param wrong answers with another status, or that say something else than they should
 * @param broken connections that ended in the middle, or time-outs
 * @param firstError what was wrong first, for people
 */
public record LoadResult(
    long requests,
    double seconds,
    double perSecond,
    long bytes,
    long wrong,
    long broken,
    Latencies latencies,
    String firstError) {

  public long errors() {
    return wrong + broken;
  }
}
