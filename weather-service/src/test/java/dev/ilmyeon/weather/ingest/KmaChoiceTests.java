package dev.ilmyeon.weather.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.feed.FeedStore;
import dev.ilmyeon.weather.kma.Feed;
import dev.ilmyeon.weather.kma.Kma;
import dev.ilmyeon.weather.kma.client.ApiKey;
import dev.ilmyeon.weather.kma.client.KmaProperties;
import dev.ilmyeon.weather.simulation.SimulationProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.unit.DataSize;

/** Who is polled: KMA, what stands in for it, or nobody; never both. */
@RunningService
class KmaChoiceTests {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  @Autowired FeedStore meter;
  @Autowired DatabaseClient database;

  @Test
  void isKmaWithAKey() {
    assertThat(kma("hub", null, false).isSimulated()).isFalse();
    assertThat(kma("hub", null, false).feeds())
        .containsExactlyInAnyOrder(Feed.SURFACE, Feed.WARNINGS);
  }

  @Test
  void isNobodyWithout() {
    assertThat(kma(null, null, false).feeds()).isEmpty();
  }

  @Test
  void isASimulationOnlyWithoutAnyKey() {
    assertThat(kma(null, null, true).isSimulated()).isTrue();
    assertThatThrownBy(() -> kma("hub", null, true)).hasMessageContaining("exclude each other");
    assertThatThrownBy(() -> kma(null, "portal", true)).hasMessageContaining("exclude each other");
  }

  private Kma kma(@Nullable String hubKey, @Nullable String portalKey, boolean simulated) {
    return new IngestConfiguration()
        .kma(
            new KmaProperties(
                new ApiKey(hubKey, null),
                new ApiKey(portalKey, null),
                NOWHERE,
                NOWHERE,
                Duration.ofSeconds(10),
                DataSize.ofMegabytes(8),
                10_000,
                5,
                3,
                Duration.ofSeconds(1),
                Duration.ofMinutes(2)),
            new SimulationProperties(simulated),
            meter,
            database,
            new SimpleMeterRegistry(),
            Clock.systemUTC());
  }
}
