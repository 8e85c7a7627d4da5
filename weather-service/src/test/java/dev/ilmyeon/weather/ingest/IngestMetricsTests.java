package dev.ilmyeon.weather.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.TestData;
import dev.ilmyeon.weather.feed.FeedStore;
import dev.ilmyeon.weather.kma.Feed;
import dev.ilmyeon.weather.kma.Kma;
import dev.ilmyeon.weather.kma.Payloads;
import dev.ilmyeon.weather.kma.client.StubKma;
import dev.ilmyeon.weather.warning.WarningArchive;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningService
class IngestMetricsTests {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @Autowired Poller poller;
  @Autowired SettableClock clock;
  @Autowired StubKma stub;
  @Autowired TestData data;
  @Autowired MeterRegistry metrics;
  @Autowired Kma kma;
  @Autowired SurfacePoll surface;
  @Autowired WarningArchive warnings;
  @Autowired Backfill backfill;
  @Autowired FeedStore feeds;
  @Autowired ConnectionFactory connections;
  @Autowired IngestMetrics ingestMetrics;

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
    Ticks.at("2026-12-31T15:06:00Z", clock, poller);
    Ticks.at("2026-12-31T15:20:00Z", clock, poller);

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

  /** As behind a network that loses a connection without a word. */
  @Test
  void countAPollThatIsStuckAndThoseAfterItGoOn() {
    stub.reply("kma_sfctm2.php", new StubKma.Silence());
    stub.answer("wrn_now_data.php", Payloads.warnings());
    clock.set(Instant.parse("2026-12-31T15:06:00Z"));
    double stuck = polls("STUCK");
    Poller impatient =
        new Poller(
            kma,
            List.of(surface, new WarningPoll(kma, warnings, false)),
            backfill,
            feeds,
            new PollLock(connections, Duration.ofSeconds(3)),
            ingestMetrics,
            clock);

    impatient.tick(Feed.Host.HUB).block(DEADLINE);

    assertThat(polls("STUCK") - stuck).isEqualTo(1);
    assertThat(data.value("SELECT last_code FROM feed WHERE name = 'WARNINGS'", String.class))
        .isEqualTo("OK");
  }

  private double gauge(String name) {
    return metrics.get("ilmyeon.weather." + name).tag("feed", "SURFACE").gauge().value();
  }

  private double polls(String code) {
    var counter =
        metrics.find("ilmyeon.weather.polls").tag("feed", "SURFACE").tag("code", code).counter();
    return counter == null ? 0 : counter.count();
  }
}
