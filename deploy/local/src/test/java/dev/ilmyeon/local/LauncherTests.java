package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process, around a real PostgreSQL and stand-ins for the four applications. */
@Timeout(600)
class LauncherTests {

  @TempDir static Path directory;

  static TestCheckout checkout;

  @BeforeAll
  static void makeCheckout() throws IOException {
    checkout = TestCheckout.in(directory.resolve("checkout"));
  }

  @Test
  void printsThePageAndTheAddressesThenStopsEverythingOnSigterm() throws Exception {
    try (LauncherProcess launcher = start("--no-training")) {
      launcher.line("articles");
      launcher.line("2024.07.26 (금)");
      launcher.line("기상청 제공");
      launcher.line("종합뉴스");
      launcher.line("/graphql");
      launcher.line("Ctrl-C");
      List<ProcessHandle> children = List.copyOf(launcher.children().values());
      assertThat(children).hasSize(5).allMatch(ProcessHandle::isAlive);

      launcher.process().destroy();

      assertThat(launcher.status()).as(launcher::soFar).isEqualTo(143);
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      assertThat(launcher.children()).isEmpty();
    }
  }

  @Test
  void recoversAfterItWasKilled() throws Exception {
    List<ProcessHandle> orphans;
    int base = FreePorts.base();
    try (LauncherProcess killed = start("--no-training", "--port-base=" + base)) {
      killed.line("Ctrl-C");
      orphans = List.copyOf(killed.children().values());
      killed.process().destroyForcibly();
      killed.status();
      assertThat(orphans).hasSize(5).allMatch(ProcessHandle::isAlive);

      try (LauncherProcess next = start("--once", "--port-base=" + base)) {
        next.line("A killed launcher left articles running");
        next.line("A killed launcher left postgres running");
        assertThat(next.status()).as(next::soFar).isZero();
        assertEnded(orphans);
      } finally {
        orphans.forEach(ProcessHandle::destroyForcibly);
      }
    }
  }

  @Test
  void startsOnlyWhatIsWanted() throws Exception {
    try (LauncherProcess launcher = start("--no-training", "--without=weather,media")) {
      launcher.line("Ctrl-C");
      assertThat(launcher.children()).containsOnlyKeys("articles", "gateway", "postgres");
    }
  }

  @Test
  void namesABusyPortItsUserAndTheWayOut() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        LauncherProcess launcher = start("--media-port=" + taken.getLocalPort())) {
      assertThat(launcher.output())
          .contains("Port " + taken.getLocalPort() + ", where media is to listen")
          .contains("process " + ProcessHandle.current().pid())
          .contains("--media-port");
      assertThat(launcher.status()).as(launcher::soFar).isEqualTo(1);
    }
  }

  @Test
  void startsOverOnlyWhenToldTwice() throws Exception {
    try (LauncherProcess first = start("--once")) {
      assertThat(first.status()).as(first::soFar).isZero();
    }
    Path kept = Files.writeString(directory.resolve("data/media/kept"), "kept");

    try (LauncherProcess asking = start("--once", "--fresh")) {
      assertThat(asking.output()).contains("add --yes");
      assertThat(kept).exists();
    }
    try (LauncherProcess told = start("--once", "--fresh", "--yes")) {
      assertThat(told.status()).as(told::soFar).isZero();
      assertThat(kept).doesNotExist();
    }
  }

  @Test
  void givesUpWhatKeepsDyingAndShowsTheEndOfItsLog() throws Exception {
    Path broken = directory.resolve("broken-checkout");
    TestCheckout other = TestCheckout.in(broken);
    Path data = directory.resolve("data");
    try (LauncherProcess first = start(other, "--once")) {
      assertThat(first.status()).as(first::soFar).isZero();
    }
    List<Path> homes;
    try (var all = Files.list(data.resolve("applications"))) {
      homes = all.filter(home -> home.getFileName().toString().startsWith("media")).toList();
    }
    Path marker = Files.writeString(homes.getFirst().resolve("broken"), "");
    try (LauncherProcess launcher = start(other, "--once")) {
      launcher.line("media ended by itself (exit code 3)");
      launcher.line("media keeps ending (exit code 3)");
      launcher.line("| broken as told");
      launcher.line("2024.07.26 (금)");
      assertThat(launcher.status()).as(launcher::soFar).isEqualTo(1);
    } finally {
      Files.delete(marker);
    }
  }

  @Test
  void tellsWhatIsWrongWithAnOption() throws Exception {
    try (LauncherProcess launcher = start("--without=sports")) {
      assertThat(launcher.output()).contains("--without takes articles, weather, media");
      assertThat(launcher.status()).as(launcher::soFar).isEqualTo(2);
    }
  }

  @Test
  void keepsTheShellsSettingsForOtherProjectsFromItsChildren() throws Exception {
    Map<String, String> shell =
        Map.of(
            "SPRING_PROFILES_ACTIVE", "planted",
            "SERVER_ADDRESS", "192.0.2.1",
            "ILMYEON_SAMPLE_ENABLED", "false",
            "ILMYEON_PLANTED", "planted",
            "PGOPTIONS", "-c nonsense=on",
            "JAVA_TOOL_OPTIONS", "-Dplanted=true",
            "LOGGING_LEVEL_ROOT", "info");
    Path data = directory.resolve("data");

    try (LauncherProcess launcher =
        LauncherProcess.start(checkout, data, shell, "--once", "--port-base=" + FreePorts.base())) {
      assertThat(launcher.status()).as(launcher::soFar).isZero();
    }

    assertThat(data.resolve("logs/articles.log"))
        .content()
        .contains("ILMYEON_SAMPLE_ENABLED", "SERVER_PORT", "LOGGING_LEVEL_ROOT", "PATH")
        .doesNotContain("SPRING_", "SERVER_ADDRESS", "PLANTED", "PGOPTIONS", "-Dplanted");
  }

  /**
   * The launcher that ended them was not their parent: who is, takes note of it in its own time.
   */
  private static void assertEnded(List<ProcessHandle> processes) {
    assertThat(processes)
        .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofMinutes(1)));
  }

  private static LauncherProcess start(String... options) {
    return start(checkout, options);
  }

  /** One data directory for all, as tests of a class run one after another. */
  private static LauncherProcess start(TestCheckout from, String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "--port-base=" + FreePorts.base();
    System.arraycopy(options, 0, all, 1, options.length);
    return LauncherProcess.start(from, directory.resolve("data"), all);
  }
}
