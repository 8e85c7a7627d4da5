package dev.ilmyeon.gateway.server.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.server.identity.Identity;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RateLimitPropertiesTests {

  private static RateLimitProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("", RateLimitProperties.class);
  }

  @Test
  void limitNobodyUnlessTold() {
    RateLimitProperties defaults = bind(Map.of());

    assertThat(defaults.limit(Identity.NOBODY)).isNull();
    assertThat(defaults.window()).isEqualTo(Duration.ofMinutes(1));
    assertThat(defaults.maxClients()).isEqualTo(100_000);
    assertThat(defaults.tell()).isFalse();
    assertThat(defaults.trustedProxies()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "anonymous, 0",
    "authenticated, -1",
    "api-key, 0",
    "window, 100ms",
    "max-clients, 0",
    "trusted-proxies, 10.0.0.0/40",
    "trusted-proxies, proxy.example",
  })
  void refuseWhatIsNone(String name, String value) {
    assertThatThrownBy(() -> bind(Map.of(name, value)))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class);
  }
}
