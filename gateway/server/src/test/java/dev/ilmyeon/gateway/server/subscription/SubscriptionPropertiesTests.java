package dev.ilmyeon.gateway.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class SubscriptionPropertiesTests {

  @Test
  void hasTheLimitsThatReliabilityAsksFor() {
    SubscriptionProperties properties =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("ilmyeon.gateway.subscriptions", SubscriptionProperties.class);

    assertThat(properties)
        .isEqualTo(
            new SubscriptionProperties(
                true,
                Duration.ofSeconds(5),
                DataSize.ofKilobytes(64),
                50,
                10_000,
                Duration.ofSeconds(12),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                List.of()));
  }
}
