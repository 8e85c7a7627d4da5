package dev.ilmyeon.articles.importing;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

/** {@code ilmyeon.import.file=articles.jsonl} takes articles over before the service answers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ilmyeon.import.file")
@EnableConfigurationProperties(ImportProperties.class)
class ImportConfiguration {

  @Bean
  @Order(3)
  ImportedFile importedFile(ImportProperties properties, JsonMapper json) {
    return new ImportedFile(properties, json);
  }

  @Bean
  @ConditionalOnProperty("ilmyeon.import.stop")
  ApplicationListener<ApplicationReadyEvent> stopWhenImported() {
    return ready -> ready.getApplicationContext().close();
  }
}
