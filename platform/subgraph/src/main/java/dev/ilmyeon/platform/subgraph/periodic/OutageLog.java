package dev.ilmyeon.platform.subgraph.periodic;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells once that something fails, and once that it works again: a database that is away for an
 * hour is two lines.
 */
public final class OutageLog {

  private static final Logger log = LoggerFactory.getLogger(OutageLog.class);

  private final String name;
  private final AtomicBoolean failing = new AtomicBoolean();

  /**
   * @param name of what fails, as a line begins with
   */
  public OutageLog(String name) {
    this.name = name;
  }

  public void worked() {
    if (failing.get() && failing.compareAndSet(true, false)) {
      log.info("{}: works again", name);
    }
  }

  public void failed(Throwable error) {
    if (failing.compareAndSet(false, true)) {
      log.warn("{}: fails until further notice: {}", name, error.toString());
    }
  }
}
