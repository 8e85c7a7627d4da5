package dev.ilmyeon.weather.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.TestData;
import dev.ilmyeon.weather.kma.Payloads;
import dev.ilmyeon.weather.kma.client.StubKma;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningService
class IngestMetricsTests {

  @Autowired Poller poller;
  @Autowired SettableClock clock;
  @Autowired StubKma stub;
  @Autowired TestData data;
  @Autowired MeterRegistry metrics;

  @BeforeEach
  @AfterEach
  void clear() {
    data.clear();
    stub.clear();
  }

  @Test
  void tellHowOldTheNewestObservationIsAndWhatIsLeftOfTheQuota() {
    stub.answer("kma_sfctm2.php", Payloads.surface(KmaSays.row("202701010000", 108, "2.0", "0")));
    double polls = polls("OK");
    tickAt("2026-12-31T15:06:00Z");
    tickAt("2026-12-31T15:20:00Z");

    assertThat(gauge("feed.age")).isEqualTo(1_200);
    assertThat(gauge("feed.failures")).isZero();
    assertThat(gauge("feed.calls.today"))
        .as("the latest hour, those before it, and those that are missing")
        .isEqualTo(3);
    assertThat(gauge("feed.calls.left")).isEqualTo(9_997);
    assertThat(polls("OK") - polls).isEqualTo(1);
    assertThat(
            metrics.get("ilmyeon.weather.kma.breaker.open").tag("host", "kma-hub").gauge().value())
        .isZero();
  }

  private double gauge(String name) {
    return metrics.get("ilmyeon.weather." + name).tag("feed", "SURFACE").gauge().value();
  }

  private double polls(String code) {
    var counter =
        metrics.find("ilmyeon.weather.polls").tag("feed", "SURFACE").tag("code", code).counter();
    return counter == null ? 0 : counter.count();
  }

  private void tickAt(String time) {
    clock.set(Instant.parse(time));
    Ticks.of(poller).block(Duration.ofSeconds(60));
  }
}
