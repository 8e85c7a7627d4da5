package dev.ilmyeon.media.rights;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class RightsConfiguration {

  @Bean
  RightsStore rightsStore(DatabaseClient database, Clock clock) {
    return new RightsStore(database, clock);
  }
}
