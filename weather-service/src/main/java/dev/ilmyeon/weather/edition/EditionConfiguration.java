package dev.ilmyeon.weather.edition;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock of every edition whose own is not fixed. */
@Configuration(proxyBeanMethods = false)
class EditionConfiguration {

  @Bean
  Clock realClock() {
    return Clock.systemUTC();
  }
}
