package dev.ilmyeon.articles.outbox;

import dev.ilmyeon.platform.subgraph.periodic.PeriodicWork;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxConfiguration {

  @Bean
  Outbox outbox(DatabaseClient database, JsonMapper json, OutboxSignals signals) {
    return new Outbox(database, json, signals);
  }

  /** Nothing of a Redis client is loaded where none is configured. */
  @Bean
  OutboxSignals outboxSignals(OutboxConnections connections, OutboxProperties properties) {
    OutboxProperties.Redis redis = properties.redis();
    return redis == null
        ? new ListenNotify(connections.listening())
        : new RedisSignals(redis.url(), redis.channel());
  }

  @Bean
  OutboxConnections outboxConnections(R2dbcConnectionDetails database) {
    return OutboxConnections.over(ConnectionFactories.get(database.getConnectionFactoryOptions()));
  }

  @Bean
  OutboxStore outboxStore(OutboxConnections connections, JsonMapper json) {
    return new OutboxStore(connections.client(), json, OutboxConnections.PATIENCE);
  }

  @Bean
  OutboxCursor outboxCursor(OutboxConnections connections) {
    return new OutboxCursor(connections.client(), OutboxConnections.PATIENCE);
  }

  @Bean
  OutboxFeed outboxFeed(OutboxStore store) {
    return new OutboxFeed(store);
  }

  @Bean
  PeriodicWork relayOutbox(
      OutboxStore store, OutboxFeed feed, OutboxSignals signals, OutboxProperties properties) {
    return new OutboxRelay(store, feed, signals).work(properties.poll());
  }

  @Bean
  PeriodicWork forgetOutbox(OutboxStore store, OutboxProperties properties) {
    return new PeriodicWork(
        "Forgetting old events", Duration.ofHours(1), () -> store.forget(properties.keepDays()));
  }
}
