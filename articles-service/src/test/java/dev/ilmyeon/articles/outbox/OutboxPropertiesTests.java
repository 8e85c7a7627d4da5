package dev.ilmyeon.articles.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OutboxPropertiesTests {

  private static OutboxProperties bind(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("ilmyeon.outbox", OutboxProperties.class);
  }

  @Test
  void haveDefaults() {
    assertThat(bind(Map.of())).isEqualTo(new OutboxProperties(Duration.ofSeconds(1), 7, null));
  }

  @Test
  void nameARedisAndKeepItsPasswordToThemselves() {
    OutboxProperties properties =
        bind(Map.of("ilmyeon.outbox.redis.url", "redis://:geheim@127.0.0.1:6379"));

    assertThat(properties.redis())
        .isEqualTo(
            new OutboxProperties.Redis(
                "redis://:geheim@127.0.0.1:6379", "ilmyeon.articles.outbox"));
    assertThat(properties.toString()).doesNotContain("geheim");
  }

  @Test
  void refuseWhatIsNoRedis() {
    assertThatThrownBy(() -> bind(Map.of("ilmyeon.outbox.redis.url", "http://127.0.0.1")))
        .rootCause()
        .hasMessageContaining("ilmyeon.outbox.redis.url");
  }
}
