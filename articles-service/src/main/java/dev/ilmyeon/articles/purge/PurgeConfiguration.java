package dev.ilmyeon.articles.purge;

import dev.ilmyeon.articles.outbox.OutboxCursor;
import dev.ilmyeon.articles.outbox.OutboxFeed;
import dev.ilmyeon.platform.subgraph.purge.Gateways;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PurgeConfiguration {

  @Bean
  @ConditionalOnProperty("ilmyeon.purge.secret")
  Purging purging(OutboxFeed feed, OutboxCursor cursor, Gateways gateways) {
    return new Purging(feed, cursor, gateways);
  }
}
