package dev.ilmyeon.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.local.data.DataDirectory;
import dev.ilmyeon.local.process.LocalPort;
import dev.ilmyeon.local.process.ProgramEvent;
import dev.ilmyeon.local.process.Records;
import dev.ilmyeon.local.process.RestartPolicy;
import dev.ilmyeon.local.process.Supervisor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On one server and its directory, from the first start to the last stop. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostgresTests {

  private static final List<String> NAMES = List.of("articles", "weather", "media");

  @TempDir static Path directory;

  static DataDirectory data;
  static Postgres postgres;
  static Supervisor supervisor;

  @BeforeAll
  static void startAnew() throws Exception {
    data = DataDirectory.open(directory.resolve("data"));
    start();
  }

  @AfterAll
  static void stop() throws IOException {
    supervisor.stop();
    data.close();
  }

  private static void start() throws Exception {
    postgres = Postgres.prepare(data, LocalPort.anyFree());
    supervise(RestartPolicy.NEVER);
    postgres.provideDatabases(NAMES);
  }

  private static void supervise(RestartPolicy policy) {
    supervisor = new Supervisor(postgres, policy, new Records(data.run()), (ProgramEvent _) -> {});
    supervisor.start();
    assertThat(supervisor.settled().join())
        .as(() -> String.join("\n", postgres.log().tail(20)))
        .isTrue();
  }

  @Test
  @Order(1)
  void losesNothingThatItAcknowledged() throws SQLException {
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      assertThat(query("articles", "SHOW " + setting)).isEqualTo("on");
    }
    assertThat(query("articles", "SHOW listen_addresses")).isEqualTo("127.0.0.1");
  }

  @Test
  @Order(2)
  void givesEachServiceADatabaseInUnicodeOfItsOwn() throws SQLException {
    for (String name : NAMES) {
      assertThat(
              query(
                  name,
                  """
                  SELECT concat_ws(' ', current_user, pg_get_userbyid(datdba), pg_encoding_to_char(encoding),
                         datlocprovider, datlocale) FROM pg_database WHERE datname = current_database()
                  """))
          .isEqualTo("%s %s UTF8 b C.UTF-8".formatted(name, name));
    }
  }

  @Test
  @Order(3)
  void keepsServicesOutOfEachOthersDatabases() {
    assertThatThrownBy(() -> connect("articles", "weather", postgres.password("articles")))
        .hasMessageContaining("permission denied for database");
    assertThatThrownBy(() -> connect("articles", "articles", "articles"))
        .hasMessageContaining("password authentication failed");
    assertThatThrownBy(() -> connect("postgres", "postgres", "")).isInstanceOf(SQLException.class);
  }

  @Test
  @Order(4)
  void givesThemNoMoreThanTheyNeed() throws SQLException {
    assertThat(
            query(
                "media",
                "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = 'media'"))
        .isEqualTo("f");
  }

  @Test
  @Order(5)
  void keepsTheDataBetweenRuns() throws Exception {
    execute("media", "CREATE TABLE kept AS SELECT '사진' AS value");

    supervisor.stop();
    start();

    assertThat(query("media", "SELECT value FROM kept")).isEqualTo("사진");
  }

  @Test
  @Order(6)
  void takesOverFromAServerThatStillRuns() throws Exception {
    Process forgotten = anotherOnTheSameDirectory();

    start();

    assertThat(forgotten.isAlive()).isFalse();
    assertThat(query("media", "SELECT value FROM kept")).isEqualTo("사진");
  }

  @Test
  @Order(7)
  void startsAlthoughAnotherProgramHasTheNumberOfTheLastServer() throws Exception {
    supervisor.stop();
    Path claim = data.postgres().resolve("postmaster.pid");
    Files.write(
        claim, List.of("" + ProcessHandle.current().pid(), data.postgres().toString(), "1", "1"));

    start();

    assertThat(query("media", "SELECT value FROM kept")).isEqualTo("사진");
  }

  @Test
  @Order(8)
  void losesNothingWhenItIsKilled() throws Exception {
    execute("media", "INSERT INTO kept VALUES ('둘째')");
    ProcessHandle server = supervisor.process().orElseThrow();

    server.destroyForcibly();
    server.onExit().join();
    start();

    assertThat(query("media", "SELECT count(*) FROM kept")).isEqualTo("2");
  }

  @Test
  @Order(9)
  void listensElsewhereWhenItsPortIsTakenBeforeItStarts() throws Exception {
    supervisor.stop();
    postgres = Postgres.prepare(data, 0);
    int wanted = postgres.port();

    try (ServerSocket _ = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      supervise(RestartPolicy.DEFAULT);
      assertThat(postgres.port()).isNotEqualTo(wanted);
      assertThat(query("media", "SELECT count(*) FROM kept")).isEqualTo("2");
    }
  }

  @Test
  void hasAWayForRootWhereTheFirstIsForbidden() {
    assertThat(Unprivileged.forRoot(way -> way.prefix().getFirst().equals("setpriv")).owner())
        .isEqualTo(65534);
    assertThatThrownBy(() -> Unprivileged.forRoot(_ -> false))
        .hasMessageContaining("refuses to run as root");
  }

  /** As when a launcher was killed before it could record the process. */
  private static Process anotherOnTheSameDirectory() throws Exception {
    supervisor.stop();
    Process server = postgres.launch();
    while (!postgres.answers()) {
      assertThat(server.isAlive()).isTrue();
    }
    return server;
  }

  private static Connection connect(String role, String database, String password)
      throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.port(), database), role, password);
  }

  private static String query(String role, String sql) throws SQLException {
    try (Connection connection = connect(role, role, postgres.password(role));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void execute(String role, String sql) throws SQLException {
    try (Connection connection = connect(role, role, postgres.password(role));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
