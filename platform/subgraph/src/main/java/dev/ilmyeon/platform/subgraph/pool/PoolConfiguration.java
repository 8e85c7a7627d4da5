package dev.ilmyeon.platform.subgraph.pool;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import reactor.netty.tcp.TcpResources;

/**
 * Makes {@code spring.r2dbc.pool.max-acquire-time} hold for all of the pool's attempts together,
 * and deadlines for statements; has connections closed that say nothing any more.
 */
@AutoConfiguration
public class PoolConfiguration {

  private static final Duration DEFAULT = Duration.ofSeconds(1);

  private static final Duration STATEMENT = Duration.ofSeconds(5);

  @Bean
  ConnectionFactoryOptionsBuilderCustomizer connectionLimits(Environment environment) {
    // By then the pool has given it up, and something to spare.
    Duration handshake =
        environment
            .getProperty("spring.r2dbc.pool.max-create-connection-time", Duration.class, DEFAULT)
            .multipliedBy(2);
    return options ->
        options.option(
            PostgresqlConnectionFactoryProvider.LOOP_RESOURCES,
            new LimitedLoops(TcpResources.get(), handshake, statement(environment)));
  }

  @Bean
  static BeanPostProcessor boundedConnections(Environment environment) {
    refuseDevelopmentPassword(environment);
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof ConnectionPool pool
            ? new BoundedConnections(
                pool,
                environment.getProperty(
                    "spring.r2dbc.pool.max-acquire-time", Duration.class, DEFAULT),
                new StatementLimits(statement(environment)))
            : bean;
      }
    };
  }

  private static Duration statement(Environment environment) {
    return environment.getProperty(
        "spring.r2dbc.properties.statementTimeout", Duration.class, STATEMENT);
  }

  /** The one that is set where none is, and that everybody knows. */
  static void refuseDevelopmentPassword(Environment environment) {
    String password = environment.getProperty("ilmyeon.database.password");
    if (environment.getProperty("ilmyeon.production", Boolean.class, false)
        && (password == null
            || password.equals(environment.getProperty("ilmyeon.database.name")))) {
      throw new IllegalStateException(
          "Production needs ilmyeon.database.password: the database's name, which stands for it"
              + " while developing, is known to everybody (ilmyeon.production=true)");
    }
  }
}
