package dev.ilmyeon.weather;

import dev.ilmyeon.platform.testing.postgres.PostgresInitializer;
import dev.ilmyeon.platform.testing.sql.SqlStatements;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole service on a port of its own with the sample day in a real PostgreSQL; the same context
 * for every test that says so. Inject {@link Subgraph} to ask it. It polls nothing by itself; what
 * a test lets it poll is a stub of KMA.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "ilmyeon.sample.enabled=true",
      "ilmyeon.weather.ingest.first-tick=1d",
      "ilmyeon.weather.kma.attempts=1",
      "ilmyeon.weather.kma.calls-per-second=1000",
      "ilmyeon.weather.kma.timeout=30s",
      "ilmyeon.weather.kma.hub-key.value=hub",
      "ilmyeon.weather.kma.portal-key.value=portal",
      "spring.lifecycle.timeout-per-shutdown-phase=1s"
    })
@ContextConfiguration(initializers = {PostgresInitializer.class, StubKmaInitializer.class})
@Import({Subgraph.class, SettableClock.class, TestData.class, SqlStatements.class})
public @interface RunningService {}
