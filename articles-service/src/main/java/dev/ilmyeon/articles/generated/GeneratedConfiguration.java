package dev.ilmyeon.articles.generated;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

/** {@code ilmyeon.generate.articles=1000000} fills the archive before the service answers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ilmyeon.generate.articles")
class GeneratedConfiguration {

  @Bean
  @Order(2)
  GeneratedArchive generatedArchive(
      @Value("${ilmyeon.generate.articles}") long articles, JsonMapper json) {
    return new GeneratedArchive(articles, json);
  }
}
