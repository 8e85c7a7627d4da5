package dev.ilmyeon.weather.warning;

import dev.ilmyeon.weather.notify.NewRows;
import dev.ilmyeon.weather.notify.Notifications;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WarningConfiguration {

  @Bean
  WarningStore warningStore(DatabaseClient database, Clock clock) {
    return new WarningStore(database, clock);
  }

  @Bean
  NewRows<Warning> issuedWarnings(Notifications notifications, WarningStore store) {
    return new NewRows<>(notifications, WarningArchive.CHANNEL, store);
  }

  @Bean
  WarningArchive warningArchive(DatabaseClient database, JsonMapper json) {
    return new WarningArchive(database, json);
  }
}
