package dev.ilmyeon.weather.forecast;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ForecastConfiguration {

  @Bean
  ForecastStore forecastStore(DatabaseClient database, Clock clock) {
    return new ForecastStore(database, clock);
  }

  @Bean
  ForecastArchive forecastArchive(DatabaseClient database, JsonMapper json) {
    return new ForecastArchive(database, json);
  }
}
