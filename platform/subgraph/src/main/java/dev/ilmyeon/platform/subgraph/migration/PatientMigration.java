package dev.ilmyeon.platform.subgraph.migration;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Migrates without standing in the way. A migration that waits for a table's lock lets nobody in
 * behind it, readers neither, for as long as somebody in front reads: so it waits for a short time
 * ({@code lock_timeout}, subgraph.yaml), lets the others pass, and tries again. What it had done of
 * its script is undone by then.
 */
public final class PatientMigration implements FlywayMigrationStrategy {

  private static final Logger log = LoggerFactory.getLogger(PatientMigration.class);

  /** lock_not_available. */
  private static final String LOCK_TIMEOUT = "55P03";

  /** As long as it had waited, about. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** A few minutes. Then somebody has to look who does not go on. */
  private static final int ATTEMPTS = 100;

  private final Duration pause;
  private final int attempts;

  public PatientMigration() {
    this(PAUSE, ATTEMPTS);
  }

  PatientMigration(Duration pause, int attempts) {
    this.pause = pause;
    this.attempts = attempts;
  }

  @Override
  public void migrate(Flyway flyway) {
    for (int attempt = 1; !isMigrated(flyway, attempt); attempt++) {
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  private boolean isMigrated(Flyway flyway, int attempt) {
    try {
      flyway.migrate();
      return true;
    } catch (FlywayException e) {
      if (attempt >= attempts || !isLockTimeout(e)) {
        throw e;
      }
      log.info("The database is in use: the migration tries again ({} of {})", attempt, attempts);
      return false;
    }
  }

  private static boolean isLockTimeout(Throwable error) {
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && LOCK_TIMEOUT.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
