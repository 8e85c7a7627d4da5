package dev.ilmyeon.weather.station;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class StationConfiguration {

  @Bean
  StationStore stationStore(DatabaseClient database) {
    return new StationStore(database);
  }
}
