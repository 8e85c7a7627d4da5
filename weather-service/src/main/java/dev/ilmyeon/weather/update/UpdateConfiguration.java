package dev.ilmyeon.weather.update;

import dev.ilmyeon.weather.notify.NewRows;
import dev.ilmyeon.weather.notify.Notifications;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class UpdateConfiguration {

  @Bean
  NewRows<WeatherUpdate> weatherUpdates(Notifications notifications, DatabaseClient database) {
    return new NewRows<>(notifications, UpdateController.CHANNEL, new UpdateStore(database));
  }
}
