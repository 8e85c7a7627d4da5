package dev.ilmyeon.weather.strip;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class StripConfiguration {

  @Bean
  StripStore stripStore(DatabaseClient database, Clock clock) {
    return new StripStore(database, clock);
  }
}
