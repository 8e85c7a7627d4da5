package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one launcher does while it runs; the last test is the next start. */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunningLauncherTests {

  @TempDir static Path directory;

  static Path data;
  static TestCheckout checkout;
  static LauncherProcess launcher;

  @BeforeAll
  static void start() throws Exception {
    checkout = TestCheckout.in(directory.resolve("checkout"));
    data = directory.resolve("data");
    launcher = LauncherProcess.start(checkout, data, "--port-base=" + FreePorts.base());
    launcher.line("Ctrl-C");
  }

  @AfterAll
  static void stop() {
    launcher.close();
  }

  @Test
  @Order(1)
  void preparesFasterStartsMeanwhile() throws Exception {
    for (String part : List.of("articles", "weather", "media", "gateway")) {
      launcher.line("The next start of %s will be faster.".formatted(part));
    }

    assertThat(caches()).hasSize(4);
    assertThat(launcher.children()).doesNotContainKey("training");
  }

  @Test
  @Order(2)
  void tellsOfADeathAtOnceAndStartsTheServiceAgain() throws Exception {
    ProcessHandle weather = launcher.children().get("weather");

    weather.destroyForcibly();

    launcher.line("weather ended by itself (signal 9)");
    launcher.line("ready after");
    assertThat(launcher.children().get("weather").pid()).isNotEqualTo(weather.pid());
  }

  @Test
  @Order(3)
  void tellsOfTheDatabasesDeathAndStartsItAgain() throws Exception {
    launcher.children().get("postgres").destroyForcibly();

    launcher.line("postgres ended by itself (signal 9)");
    launcher.line("ready after");
  }

  @Test
  @Order(4)
  void refusesASecondLauncherOnTheSameData() throws Exception {
    try (LauncherProcess second = LauncherProcess.start(checkout, data, "--once")) {
      assertThat(second.output())
          .contains("Another launcher (process %d)".formatted(launcher.process().pid()));
      assertThat(second.status()).isEqualTo(1);
    }
    assertThat(launcher.children()).as(launcher::soFar).hasSize(5);
  }

  @Test
  @Order(5)
  void aBrokenStartUpCacheDelaysTheNextStartAtMost() throws Exception {
    launcher.process().destroy();
    launcher.status();
    for (Path cache : caches()) {
      Files.writeString(cache, "broken");
    }

    try (LauncherProcess next =
        LauncherProcess.start(checkout, data, "--once", "--port-base=" + FreePorts.base())) {
      assertThat(next.status()).isZero();
    }
  }

  private static List<Path> caches() throws IOException {
    try (Stream<Path> all = Files.walk(data.resolve("applications"))) {
      return all.filter(file -> file.toString().endsWith(".aot")).toList();
    }
  }
}
