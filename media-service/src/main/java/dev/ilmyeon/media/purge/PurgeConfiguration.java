package dev.ilmyeon.media.purge;

import dev.ilmyeon.platform.subgraph.purge.Gateways;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class PurgeConfiguration {

  @Bean
  PurgeQueue purgeQueue(DatabaseClient database, ObjectProvider<Gateways> gateways) {
    return new PurgeQueue(database, gateways.getIfAvailable() != null);
  }

  /** Every half second by default; zero or less is never. */
  @Bean
  @ConditionalOnProperty("ilmyeon.purge.secret")
  Purging purging(
      PurgeQueue queue,
      Gateways gateways,
      @Value("${ilmyeon.media.purge-every:500ms}") Duration pause) {
    return new Purging(queue, gateways, pause);
  }
}
