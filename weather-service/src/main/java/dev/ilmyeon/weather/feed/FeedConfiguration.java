package dev.ilmyeon.weather.feed;

import dev.ilmyeon.weather.kma.client.KmaProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KmaProperties.class)
class FeedConfiguration {

  @Bean
  FeedStore feedStore(DatabaseClient database, Clock clock, KmaProperties properties) {
    return new FeedStore(database, clock, properties.quota());
  }
}
