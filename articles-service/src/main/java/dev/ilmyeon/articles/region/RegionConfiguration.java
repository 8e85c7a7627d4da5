package dev.ilmyeon.articles.region;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class RegionConfiguration {

  @Bean
  RegionStore regionStore(DatabaseClient database) {
    return new RegionStore(database);
  }
}
