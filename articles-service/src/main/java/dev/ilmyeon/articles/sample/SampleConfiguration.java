package dev.ilmyeon.articles.sample;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

/** {@code ilmyeon.sample.enabled} loads the sample content. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("ilmyeon.sample.enabled")
class SampleConfiguration {

  @Bean
  @Order(1)
  SampleContent sampleContent(JsonMapper json) {
    return new SampleContent(json);
  }
}
