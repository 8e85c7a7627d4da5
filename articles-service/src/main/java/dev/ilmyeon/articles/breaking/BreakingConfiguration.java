package dev.ilmyeon.articles.breaking;

import dev.ilmyeon.articles.audit.AuditTrail;
import dev.ilmyeon.articles.outbox.Outbox;
import dev.ilmyeon.articles.schedule.Schedule;
import dev.ilmyeon.platform.subgraph.idempotency.IdempotentWrites;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BreakingNewsProperties.class)
class BreakingConfiguration {

  @Bean
  BreakingNewsStore breakingNewsStore(DatabaseClient database) {
    return new BreakingNewsStore(database);
  }

  @Bean
  BreakingDesk breakingDesk(
      BreakingNewsProperties properties,
      BreakingNewsStore store,
      IdempotentWrites writes,
      Outbox outbox,
      Schedule schedule,
      AuditTrail trail,
      Clock clock) {
    return new BreakingDesk(properties, store, writes, outbox, schedule, trail, clock);
  }

  @Bean
  ChannelDelivery channelDelivery(BreakingNewsProperties properties, BreakingNewsStore store) {
    return new ChannelDelivery(properties.channels(), store, WebClient.create());
  }
}
