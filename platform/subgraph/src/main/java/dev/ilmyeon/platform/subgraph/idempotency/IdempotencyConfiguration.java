package dev.ilmyeon.platform.subgraph.idempotency;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

/** Offers {@link IdempotentWrites}; a service that has no such table does not use it. */
@AutoConfiguration
public class IdempotencyConfiguration {

  @Bean
  IdempotentWrites idempotentWrites(
      DatabaseClient database,
      ReactiveTransactionManager transactions,
      JsonMapper json,
      @Value("${spring.r2dbc.pool.max-size:10}") int connections) {
    return new IdempotentWrites(
        database, TransactionalOperator.create(transactions), json, Math.max(1, connections / 2));
  }
}
