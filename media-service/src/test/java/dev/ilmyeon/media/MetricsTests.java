package dev.ilmyeon.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.media.rendition.CountingRenderer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is asked at night: what waits, what is being made, what fails. */
@MediaTest
class MetricsTests {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Autowired private MediaClient client;
  @Autowired private MeterRegistry meters;
  @Autowired private CountingRenderer renderer;

  @Test
  void tellWhatIsBeingMadeAndWhatWaits() throws Exception {
    List<String> urls =
        Stream.of(160, 320, 480)
            .map(width -> client.rendition(3031, width, "1:1", "WEBP"))
            .toList();
    Runnable release = renderer.hold();
    try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          urls.stream().map(url -> visitors.submit(() -> client.get(url).statusCode())).toList();
      try {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> {
              assertThat(gauge("renditions.in.flight")).isEqualTo(3);
              assertThat(gauge("render.running")).isEqualTo(2);
              assertThat(gauge("render.waiting")).isEqualTo(1);
            });
      } finally {
        release.run();
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(200);
      }
    }

    await().atMost(PATIENCE).until(() -> gauge("renditions.in.flight") == 0);
    assertThat(gauge("renditions.kept")).isPositive();
    assertThat(gauge("renditions.open")).isPositive();
  }

  @Test
  void tellWhatFails() {
    assertThat(meters.get("ilmyeon.media.store.errors").counters())
        .extracting(counter -> counter.getId().getTag("operation"))
        .containsExactlyInAnyOrder("keep", "read", "remove", "list");
    assertThat(gauge("uploads.waiting")).isZero();
  }

  @Test
  void areAllDescribed() {
    assertThat(meters.getMeters())
        .extracting(Meter::getId)
        .filteredOn(id -> id.getName().startsWith("ilmyeon.media."))
        .hasSizeGreaterThanOrEqualTo(8)
        .allSatisfy(id -> assertThat(id.getDescription()).as(id.getName()).isNotBlank());
  }

  private double gauge(String name) {
    return meters.get("ilmyeon.media." + name).gauge().value();
  }
}
