package dev.ilmyeon.articles.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import dev.ilmyeon.platform.testing.process.ServiceProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How late what is scheduled is done, by two instances as they are configured by themselves: {@code
 * -Dilmyeon.lateness.jobs=1000} publications, and a change of a front for every ten of them, over
 * {@code -Dilmyeon.lateness.seconds} (60). Fails if one is later than a second, or done twice.
 */
@EnabledIfSystemProperty(named = "ilmyeon.lateness.jobs", matches = "[0-9]+")
class LatenessTests {

  private static final Logger log = LoggerFactory.getLogger(LatenessTests.class);
  private static final int JOBS = Integer.getInteger("ilmyeon.lateness.jobs", 1000);
  private static final int SECONDS = Integer.getInteger("ilmyeon.lateness.seconds", 60);
  private static final int CHANGES = JOBS / 10;
  private static final int EDITIONS = 10;
  private static final Duration AHEAD = Duration.ofSeconds(5);

  private static final String APPLICATION = "dev.ilmyeon.articles.ArticlesApplication";

  private final TestDatabase database = TestPostgres.database("articles_lateness");

  @Test
  void isBelowASecond() throws Exception {
    try (ServiceProcess one = ServiceProcess.start(APPLICATION, database);
        ServiceProcess other = ServiceProcess.start(APPLICATION, database)) {
      one.port();
      other.port();
      plan();
      Awaitility.await()
          .atMost(AHEAD.plusSeconds(2L * SECONDS + 60))
          .pollInterval(Duration.ofMillis(500))
          .until(() ->
              number("SELECT count(*) FROM scheduled_job WHERE state = 'WAITING'") == 0
                  && number("SELECT count(*) FROM front_schedule WHERE state = 'PENDING'") == 0);
    }

    assertThat(number("SELECT count(*) FROM scheduled_job WHERE state = 'DONE'")).isEqualTo(JOBS);
    assertThat(number("SELECT count(*) FROM article WHERE status = 'PUBLISHED' AND revision = 2"))
        .isEqualTo(JOBS);
    assertThat(number("SELECT count(*) FROM outbox_event WHERE type = 'ARTICLE_PUBLISHED'"))
        .isEqualTo(JOBS);
    assertThat(number("SELECT count(*) FROM front_schedule WHERE state = 'APPLIED'"))
        .isEqualTo(CHANGES);
    assertThat(number("SELECT count(*) FROM front WHERE version > 1")).isEqualTo(CHANGES);
    long publications = worst("publications", "scheduled_job", "ended_at - due_at");
    long changes = worst("changes of fronts", "front_schedule", "settled_at - apply_at");
    assertThat(publications).isLessThan(1000);
    assertThat(changes).isLessThan(1000);
  }

  private void plan() throws SQLException {
    run(
        """
        WITH due AS (
          SELECT n, clock_timestamp() + make_interval(secs => %1$d + n * %2$d::double precision / %3$d) AS at
          FROM generate_series(1, %3$d) AS n),
        made AS (
          INSERT INTO article (slug, title, section_id, status, published_at)
          SELECT 'planned-' || n, '예약 기사 ' || n, 'local', 'SCHEDULED', at FROM due RETURNING id, published_at)
        INSERT INTO scheduled_job (kind, subject, payload, due_at, next_at, made_by)
        SELECT 'PUBLISH_ARTICLE', 'article:' || id, '{"revision": 1}', published_at, published_at, 'kim' FROM made
        """
            .formatted(AHEAD.toSeconds(), SECONDS, JOBS));
    run(
        """
        INSERT INTO edition (id, name) SELECT 'edition-' || n, '판' FROM generate_series(1, %1$d) AS n;
        INSERT INTO front (edition_id, version, effective_from)
        SELECT id, 1, now() FROM edition WHERE id LIKE 'edition-%%';
        INSERT INTO container (edition_id, version, key, position, kind, title, capacity, fill)
        SELECT id, 1, 'top', 1, 'LIST', '주요', 10, 'NEWEST' FROM edition WHERE id LIKE 'edition-%%';
        INSERT INTO front_schedule (edition_id, made_for, apply_at, changes, made_by)
        SELECT 'edition-' || (1 + n %% %1$d), 1,
          clock_timestamp() + make_interval(secs => %2$d + n * %3$d::double precision / %4$d),
          jsonb_build_array(jsonb_build_object('kind', 'PIN', 'container', 'top', 'position', 1,
            'card', jsonb_build_object('url', '/planned/' || n, 'title', '예약'))), 'kim'
        FROM generate_series(1, %4$d) AS n
        """
            .formatted(EDITIONS, AHEAD.toSeconds(), SECONDS, CHANGES));
  }

  /** In milliseconds; tells how the others are spread. */
  private long worst(String what, String table, String lateness) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT percentile_disc(ARRAY[0.5, 0.95, 0.99, 1.0]) WITHIN GROUP (ORDER BY late)
                FROM (SELECT (1000 * extract(epoch FROM %s))::integer AS late FROM %s) l
                """
                    .formatted(lateness, table))) {
      row.next();
      Integer[] late = (Integer[]) row.getArray(1).getArray();
      // Warnings alone are shown.
      log.warn(
          "{}: late by {} ms at p50, {} at p95, {} at p99, {} at the most",
          what,
          late[0],
          late[1],
          late[2],
          late[3]);
      return late[3];
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }
}
