package dev.ilmyeon.platform.testing.postgres;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives a Spring context the test database that its {@code ilmyeon.database.name} names:
 * {@code @ContextConfiguration(initializers = PostgresInitializer.class)}.
 */
public final class PostgresInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    TestDatabase database =
        TestPostgres.database(environment.getRequiredProperty("ilmyeon.database.name"));
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test-postgres",
                Map.of(
                    "ilmyeon.database.host", database.host(),
                    "ilmyeon.database.port", database.port(),
                    "ilmyeon.database.username", database.username(),
                    "ilmyeon.database.password", database.password())));
  }
}
