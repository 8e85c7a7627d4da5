package dev.ilmyeon.weather.observation;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ObservationConfiguration {

  @Bean
  ObservationStore observationStore(DatabaseClient database, Clock clock) {
    return new ObservationStore(database, clock);
  }

  @Bean
  ObservationArchive observationArchive(DatabaseClient database, JsonMapper json) {
    return new ObservationArchive(database, json);
  }
}
