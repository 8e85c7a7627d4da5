package dev.ilmyeon.articles.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReadingPropertiesTests {

  @Test
  void haveDefaults() {
    assertThat(
            new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("ilmyeon.reads", ReadingProperties.class))
        .isEqualTo(new ReadingProperties(Duration.ofSeconds(5), 100_000));
  }
}
