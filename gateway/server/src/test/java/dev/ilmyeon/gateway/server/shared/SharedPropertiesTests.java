package dev.ilmyeon.gateway.server.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SharedPropertiesTests {

  private static SharedProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("", SharedProperties.class);
  }

  @Test
  void shareNothingUnlessTold() {
    SharedProperties defaults = bind(Map.of());

    assertThat(defaults.url()).isNull();
    assertThat(defaults.use()).containsExactlyInAnyOrder(SharedUse.values());
    assertThat(defaults.timeLimit()).isEqualTo(Duration.ofMillis(4));
  }

  @Test
  void doNotTellThePassword() {
    assertThat(bind(Map.of("url", "rediss://user:hunter2@store:6380/1")).toString())
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "url, localhost:6379",
    "url, http://localhost:6379",
    "url, redis://",
    "prefix, {a}",
    "prefix, ''",
    "use, everything",
    "time-limit, 0ms",
  })
  void refuseWhatIsNone(String name, String value) {
    assertThatThrownBy(() -> bind(Map.of(name, value)))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class);
  }
}
