package dev.ilmyeon.articles.series;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class SeriesConfiguration {

  @Bean
  SeriesStore seriesStore(DatabaseClient database) {
    return new SeriesStore(database);
  }
}
