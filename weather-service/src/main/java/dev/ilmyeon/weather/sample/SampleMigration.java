package dev.ilmyeon.weather.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Loads the sample day as a repeatable migration: in one transaction after the schema's own, once,
 * and again only when the file has changed. Sets the clock of the edition {@code main} to that day.
 *
 * <p>A real observation of the same station and time is kept.
 */
final class SampleMigration implements JavaMigration {

  private static final String EDITION = "main";
  private static final OffsetDateTime EDITION_CLOCK =
      OffsetDateTime.parse("2024-07-26T09:30:00+09:00");

  private final SampleFile file;

  SampleMigration(SampleFile file) {
    this.file = file;
  }

  /** None: the migration is repeatable. */
  @Override
  @SuppressWarnings("NullAway") // Flyway has no annotations; null is how it marks a repeatable one.
  public @Nullable MigrationVersion getVersion() {
    return null;
  }

  @Override
  public String getDescription() {
    return "sample day";
  }

  @Override
  public Integer getChecksum() {
    return file.checksum();
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    setClock(context.getConnection());
    makeMonths(context.getConnection());
    insertObservations(context.getConnection());
  }

  private static void setClock(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            UPDATE edition SET fixed_clock = ?, shows_sample = true WHERE id = ?
            """)) {
      statement.setObject(1, inUtc(EDITION_CLOCK));
      statement.setString(2, EDITION);
      statement.executeUpdate();
    }
  }

  private void makeMonths(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT make_observation_month(?)")) {
      for (SampleObservation observation : file.observations()) {
        statement.setObject(1, inUtc(observation.observedAt()));
        statement.execute();
      }
    }
  }

  private void insertObservations(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO observation AS o (station_id, observed_at, source, fetched_at,
              temperature, humidity, cloud_tenths, phenomenon)
            VALUES (?, ?, 'SAMPLE', ?, ?, ?, ?, ?)
            ON CONFLICT (station_id, observed_at) DO UPDATE
            SET fetched_at = excluded.fetched_at, temperature = excluded.temperature,
              humidity = excluded.humidity, cloud_tenths = excluded.cloud_tenths,
              phenomenon = excluded.phenomenon
            WHERE o.source = 'SAMPLE'
            """)) {
      for (SampleObservation observation : file.observations()) {
        bind(statement, observation);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, SampleObservation observation)
      throws SQLException {
    statement.setInt(1, observation.station());
    statement.setObject(2, inUtc(observation.observedAt()));
    statement.setObject(3, inUtc(observation.fetchedAt()));
    statement.setBigDecimal(4, observation.temperature());
    statement.setObject(5, observation.humidity(), java.sql.Types.SMALLINT);
    statement.setObject(6, observation.cloudTenths(), java.sql.Types.SMALLINT);
    statement.setString(7, observation.phenomenon());
  }

  private static OffsetDateTime inUtc(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC);
  }
}
