package dev.ilmyeon.articles.outbox;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Connections of the outbox's own, so that what happened is told however busy the service's pool
 * is: one that listens for as long as the service runs, and a few that read and relay.
 */
record OutboxConnections(ConnectionFactory listening, ConnectionPool pool)
    implements AutoCloseable {

  /** For one statement, a connection for it included: longer than the server lets it take. */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final int MAX = 3;

  static OutboxConnections over(ConnectionFactory database) {
    return new OutboxConnections(
        database,
        new ConnectionPool(
            ConnectionPoolConfiguration.builder(database)
                .initialSize(0)
                .maxSize(MAX)
                .acquireRetry(MAX)
                .maxAcquireTime(Duration.ofSeconds(2))
                .maxCreateConnectionTime(Duration.ofSeconds(1))
                // One that does not answer is closed; else it would be handed out again and again.
                .maxValidationTime(Duration.ofMillis(400))
                .maxLifeTime(Duration.ofMinutes(30))
                .validationQuery("SELECT 1")
                .build()));
  }

  DatabaseClient client() {
    return DatabaseClient.create(pool);
  }

  @Override
  public void close() {
    pool.dispose();
  }
}
