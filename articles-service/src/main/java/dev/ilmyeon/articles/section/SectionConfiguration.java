package dev.ilmyeon.articles.section;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class SectionConfiguration {

  @Bean
  SectionStore sectionStore(DatabaseClient database) {
    return new SectionStore(database);
  }
}
