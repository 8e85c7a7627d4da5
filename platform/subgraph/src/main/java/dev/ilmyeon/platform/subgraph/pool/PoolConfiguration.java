package dev.ilmyeon.platform.subgraph.pool;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Makes {@code spring.r2dbc.pool.max-acquire-time} hold for all of the pool's attempts together,
 * and deadlines for statements.
 */
@AutoConfiguration
public class PoolConfiguration {

  private static final Duration DEFAULT = Duration.ofSeconds(1);

  private static final Duration STATEMENT = Duration.ofSeconds(5);

  @Bean
  static BeanPostProcessor boundedConnections(Environment environment) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof ConnectionPool pool
            ? new BoundedConnections(
                pool,
                environment.getProperty(
                    "spring.r2dbc.pool.max-acquire-time", Duration.class, DEFAULT),
                new StatementLimits(
                    environment.getProperty(
                        "spring.r2dbc.properties.statementTimeout", Duration.class, STATEMENT)))
            : bean;
      }
    };
  }
}
