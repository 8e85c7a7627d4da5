package dev.ilmyeon.articles.purge;

import dev.ilmyeon.articles.outbox.OutboxCursor;
import dev.ilmyeon.articles.outbox.OutboxFeed;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PurgeProperties.class)
class PurgeConfiguration {

  @Bean
  @ConditionalOnProperty("ilmyeon.purge.secret")
  Purging purging(OutboxFeed feed, OutboxCursor cursor, PurgeProperties properties) {
    return new Purging(
        feed,
        cursor,
        properties.gateways(),
        Objects.requireNonNull(properties.secret()),
        WebClient.create());
  }
}
