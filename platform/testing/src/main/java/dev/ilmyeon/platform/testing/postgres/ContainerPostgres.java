package dev.ilmyeon.platform.testing.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The server in a container; {@code ilmyeon.test.postgres.image} names another image of PostgreSQL
 * 18, as new as {@link VersionFloor} asks.
 */
record ContainerPostgres(PostgreSQLContainer container) implements PostgresServer {

  private static final String IMAGE =
      System.getProperty("ilmyeon.test.postgres.image", "postgres:18");

  static ContainerPostgres start() {
    PostgreSQLContainer container =
        new PostgreSQLContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("postgres"))
            .withTmpFs(Map.of("/var/lib/postgresql", "rw"));
    container.start();
    return new ContainerPostgres(container);
  }

  @Override
  public String host() {
    return container.getHost();
  }

  @Override
  public int port() {
    return container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
  }

  @Override
  public Connection superuser() throws SQLException {
    return DriverManager.getConnection(
        container.getJdbcUrl(), container.getUsername(), container.getPassword());
  }

  @Override
  public void close() {
    container.stop();
  }
}
