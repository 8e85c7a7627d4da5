package dev.ilmyeon.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.subgraph.migration.PatientMigration;
import dev.ilmyeon.platform.testing.migration.MigrationRehearsal;
import dev.ilmyeon.platform.testing.migration.MigrationRules;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Migrations with the service's own settings, while the version before serves. */
@MediaTest
class MigrationTests {

  /** The newest of the first version; what is behind it meets one that serves. */
  private static final int FIRST_VERSION = 8;

  private static final String PICTURES =
      """
      INSERT INTO image (id, content_hash, width, height, alt, credit, focal_x, focal_y, dominant_color, placeholder,
        rights_holder, licence, syndicatable)
      SELECT n, repeat('0', 64), 640, 480, '사진', '김기자', 0.5, 0.5, '#000000', 'data:,', '일면', '자체 촬영', false
      FROM generate_series(1, 2000) AS n
      """;

  @Autowired private Flyway flyway;

  @Test
  void onlyAdd() {
    MigrationRules.check(Path.of("src/main/resources/db/migration"), FIRST_VERSION, List.of());
  }

  @Test
  void areNotNoticedByTheVersionBefore() throws Exception {
    TestDatabase database = TestPostgres.database("media_after_008");
    as(database).target("008").load().migrate();
    execute(database, PICTURES);

    MigrationRehearsal.run(
        database,
        text("/migration/served-by-008.sql"),
        "image",
        () -> new PatientMigration().migrate(as(database).load()));

    assertThat(as(database).load().info().pending()).isEmpty();
  }

  /** Without the sample. */
  private FluentConfiguration as(TestDatabase database) {
    return Flyway.configure()
        .configuration(flyway.getConfiguration())
        .javaMigrations()
        .dataSource(database.jdbcUrl(), database.username(), database.password());
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(String resource) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(MigrationTests.class.getResourceAsStream(resource))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
