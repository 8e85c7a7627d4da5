package dev.ilmyeon.weather;

import dev.ilmyeon.platform.testing.migration.MigrationRules;
import dev.ilmyeon.platform.testing.migration.MigrationRules.Excuse;
import dev.ilmyeon.platform.testing.migration.Risk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationTests {

  /** The newest of the first version; what is behind it meets one that serves. */
  private static final int FIRST_VERSION = 5;

  private static final String SIXTEEN_ROWS =
      "the version before has the sample's sixteen observations and stores no others";

  @Test
  void onlyAdd() {
    MigrationRules.check(
        Path.of("src/main/resources/db/migration"),
        FIRST_VERSION,
        List.of(
            new Excuse(6, Risk.DROPS, "a check that the next statement widens"),
            new Excuse(6, Risk.READS_UNDER_LOCK, SIXTEEN_ROWS),
            new Excuse(7, Risk.DROPS, SIXTEEN_ROWS),
            new Excuse(11, Risk.LOCKS_ROWS, "why regions have their stations, which nobody writes"),
            new Excuse(13, Risk.LOCKS_TABLE, "writers wait for the sums of days, readers do not")));
  }
}
