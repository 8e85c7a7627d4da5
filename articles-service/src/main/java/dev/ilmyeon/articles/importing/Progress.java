package dev.ilmyeon.articles.importing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far it is, as a bar, every second or so. */
final class Progress {

  private static final Logger log = LoggerFactory.getLogger(Progress.class);
  private static final int WIDTH = 40;
  private static final long EVERY = 1_000_000_000L;

  private final long total;
  private final long skipped;
  private final long start = System.nanoTime();
  private long told = start;

  Progress(long total, long skipped) {
    this.total = total;
    this.skipped = skipped;
  }

  void at(long lines, long rejected) {
    long now = System.nanoTime();
    if (now - told >= EVERY) {
      told = now;
      log.info("{}", bar(lines, rejected, (now - start) / 1e9));
    }
  }

  void end(long lines, long rejected) {
    log.info("{}", bar(lines, rejected, (System.nanoTime() - start) / 1e9));
  }

  String bar(long lines, long rejected, double seconds) {
    long of = Math.max(total, lines);
    int full = of == 0 ? WIDTH : (int) (WIDTH * lines / of);
    double left = lines == skipped ? 0 : seconds * (of - lines) / (lines - skipped);
    return "[%s%s] %d of %d lines, %d rejected, %.0f s, %.0f s left"
        .formatted("#".repeat(full), "-".repeat(WIDTH - full), lines, of, rejected, seconds, left);
  }
}
