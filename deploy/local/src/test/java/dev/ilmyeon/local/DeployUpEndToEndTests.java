package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The first of the two commands, as a newcomer types it. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class DeployUpEndToEndTests {

  @TempDir Path directory;

  @Test
  void printsTheFrontPageAndLeavesNothingRunning() throws Exception {
    Path data = directory.resolve("data");
    Process up =
        new ProcessBuilder(
                List.of(
                    Checkout.find().root().resolve("deploy/up").toString(),
                    "--no-build",
                    "--once",
                    "--data=" + data,
                    "--port-base=" + FreePorts.base()))
            .redirectErrorStream(true)
            .start();
    String output = new String(up.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(up.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertThat(output)
        .contains("2024.07.26 (금)", "동두천 흐림 24.2℃", "거제 구름많음 26.7℃", "기상청 제공")
        .contains("종합뉴스", "中", "■ 기획이슈", "■ 포토뉴스", "■ 지역네트워크", "더보기", "[사진]")
        .contains("/graphql", "/ide", "/actuator/health", "/actuator/prometheus")
        .doesNotContain("Missing from the page");
    assertThat(up.exitValue()).as(output).isZero();
    assertThat(data.resolve("run")).isEmptyDirectory();
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }
}
