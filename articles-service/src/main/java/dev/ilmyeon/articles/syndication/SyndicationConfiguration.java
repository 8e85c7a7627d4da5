package dev.ilmyeon.articles.syndication;

import dev.ilmyeon.articles.address.PublicAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyndicationProperties.class)
class SyndicationConfiguration {

  @Bean
  EntryStore entryStore(DatabaseClient database, PublicAddress portal) {
    return new EntryStore(database, portal);
  }

  @Bean
  JsonFormats jsonFormats(JsonMapper json) {
    return new JsonFormats(json);
  }
}
