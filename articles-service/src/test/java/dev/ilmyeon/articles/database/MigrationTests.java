package dev.ilmyeon.articles.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.platform.subgraph.migration.PatientMigration;
import dev.ilmyeon.platform.testing.migration.MigrationRehearsal;
import dev.ilmyeon.platform.testing.migration.MigrationRules;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Migrations with the service's own settings, on databases of their own. */
class MigrationTests extends ServiceTests {

  /** The newest of the first version; what is behind it meets one that serves. */
  private static final int FIRST_VERSION = 140;

  private static final String ARTICLES =
      """
      INSERT INTO article (id, slug, title, section_id, status, published_at)
      SELECT n, 'old-' || n, '예전 기사 ' || n, 'local', 'PUBLISHED', now() - n * interval '1 minute' FROM generate_series(1, 2000) AS n
      """;

  @Autowired private Flyway flyway;
  @TempDir private Path folder;

  @Test
  void onlyAdd() {
    MigrationRules.check(Path.of("src/main/resources/db/migration"), FIRST_VERSION, List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"006", "140"})
  void areNotNoticedByTheVersionBefore(String version) throws Exception {
    TestDatabase database = TestPostgres.database("articles_after_" + version);
    as(database).target(version).load().migrate();
    execute(database, ARTICLES);

    MigrationRehearsal.run(
        database,
        text("/migration/served-by-%s.sql".formatted(version)),
        "article",
        () -> new PatientMigration().migrate(as(database).load()));

    assertThat(as(database).load().info().pending()).isEmpty();
  }

  /** As a big table needs it; the file beside it says that it is no transaction. */
  @Test
  void buildAnIndexWhileATableIsWritten() throws Exception {
    Files.writeString(folder.resolve("V001__create.sql"), "CREATE TABLE big (n integer);");
    Files.writeString(
        folder.resolve("V002__find_by_number.sql"),
        """
        SET lock_timeout = 0;
        CREATE INDEX CONCURRENTLY IF NOT EXISTS big_by_number ON big (n);
        """);
    Files.writeString(
        folder.resolve("V002__find_by_number.sql.conf"), "executeInTransaction=false\n");
    TestDatabase database = TestPostgres.database("articles_big");
    FluentConfiguration own = as(database).locations("filesystem:" + folder);
    own.target("001").load().migrate();

    MigrationRehearsal.run(
        database,
        "INSERT INTO big VALUES (1);\n",
        "big",
        () -> new PatientMigration().migrate(own.target(MigrationVersion.LATEST).load()));

    assertThat(as(database).locations("filesystem:" + folder).load().info().pending()).isEmpty();
  }

  private FluentConfiguration as(TestDatabase database) {
    return Flyway.configure()
        .configuration(flyway.getConfiguration())
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
