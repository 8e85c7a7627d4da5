package dev.ilmyeon.weather.observation;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class ObservationConfiguration {

  @Bean
  ObservationStore observationStore(DatabaseClient database, Clock clock) {
    return new ObservationStore(database, clock);
  }
}
