package dev.ilmyeon.articles.front.version;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class VersionConfiguration {

  @Bean
  VersionStore versionStore(DatabaseClient database, Clock clock) {
    return new VersionStore(database, clock);
  }

  @Bean
  VersionWriter versionWriter(DatabaseClient database, JsonMapper json) {
    return new VersionWriter(database, json);
  }

  @Bean
  ChangeFormat changeFormat(JsonMapper json) {
    return new ChangeFormat(json);
  }
}
