package dev.ilmyeon.weather.region;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class RegionConfiguration {

  @Bean
  RegionStore regionStore(DatabaseClient database, Clock clock) {
    return new RegionStore(database, clock);
  }
}
