package dev.ilmyeon.media.rights;

import dev.ilmyeon.media.purge.PurgeQueue;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
class RightsConfiguration {

  @Bean
  RightsStore rightsStore(DatabaseClient database, Clock clock) {
    return new RightsStore(database, clock);
  }

  /** Where gateways are told of anything; every second by default, zero or less is never. */
  @Bean
  @ConditionalOnProperty("ilmyeon.purge.secret")
  EndedRights endedRights(
      RightsStore store,
      PurgeQueue purges,
      ReactiveTransactionManager transactions,
      @Value("${ilmyeon.media.ended-rights-every:1s}") Duration pause) {
    return new EndedRights(store, purges, TransactionalOperator.create(transactions), pause);
  }
}
