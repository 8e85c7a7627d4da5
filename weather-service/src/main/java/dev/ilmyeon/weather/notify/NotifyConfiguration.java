package dev.ilmyeon.weather.notify;

import java.util.List;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NotifyConfiguration {

  private static final List<String> CHANNELS = List.of("weather_updated", "warning_issued");

  @Bean
  Notifications notifications(R2dbcConnectionDetails database) {
    return new Notifications(database.getConnectionFactoryOptions(), CHANNELS);
  }
}
