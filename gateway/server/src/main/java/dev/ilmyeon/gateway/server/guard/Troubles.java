package dev.ilmyeon.gateway.server.guard;

import java.time.Duration;
import org.slf4j.Logger;

/** What goes wrong with one other server, logged once in ten seconds: it must not fill the disk. */
public final class Troubles {

  private static final long QUIET = Duration.ofSeconds(10).toNanos();

  private final Logger log;
  private long silentUntil = System.nanoTime();
  private long unsaid;

  public Troubles(Logger log) {
    this.log = log;
  }

  public synchronized void report(String what, String detail) {
    unsaid++;
    if (System.nanoTime() - silentUntil >= 0) {
      log.warn("{}: {} ({} since last told)", what, detail, unsaid);
      silentUntil = System.nanoTime() + QUIET;
      unsaid = 0;
    }
  }
}
