package dev.ilmyeon.gateway.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What an operator scrapes, in the units that the names say. */
class OverloadMetersTests {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private List<String> scraped() {
    return registry
        .scrape()
        .lines()
        .filter(line -> line.startsWith("ilmyeon_gateway_overload"))
        .toList();
  }

  @Test
  void tellHowLongRoundsLastInSeconds() {
    LongConsumer rounds = OverloadMeters.rounds(registry);
    assertThat(scraped()).contains("ilmyeon_gateway_overload_round_seconds_count 0");

    rounds.accept(Duration.ofMillis(250).toNanos());
    rounds.accept(Duration.ofMillis(500).toNanos());

    assertThat(scraped())
        .containsExactlyInAnyOrder(
            "ilmyeon_gateway_overload_round_seconds_count 2",
            "ilmyeon_gateway_overload_round_seconds_sum 0.75",
            "ilmyeon_gateway_overload_round_seconds_max 0.5");
  }

  @Test
  void tellHowLongWorkWaitedWhenThatWasLookedAtLast() {
    OverloadProperties properties =
        new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("overload", OverloadProperties.class);
    Overload overload = new Overload(properties, true);
    OverloadMeters.register(overload, properties.classes(), registry);
    assertThat(scraped()).contains("ilmyeon_gateway_overload_delay_seconds 0.0");

    overload.look(Duration.ofMillis(250).toNanos());
    assertThat(scraped()).contains("ilmyeon_gateway_overload_delay_seconds 0.25");
    overload.look(Duration.ofMillis(125).toNanos());

    assertThat(scraped())
        .contains("ilmyeon_gateway_overload_delay_seconds 0.125")
        .contains("ilmyeon_gateway_overload_under_way 0.0")
        .contains("ilmyeon_gateway_overload_refused_total{class=\"partner\"} 0.0");
  }
}
