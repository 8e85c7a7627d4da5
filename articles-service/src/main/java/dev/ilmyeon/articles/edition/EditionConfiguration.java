package dev.ilmyeon.articles.edition;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class EditionConfiguration {

  @Bean
  EditionStore editionStore(DatabaseClient database, Clock clock) {
    return new EditionStore(database, clock);
  }
}
