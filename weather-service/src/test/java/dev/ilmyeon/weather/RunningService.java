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
 * for every test that says so. Inject {@link Subgraph} to ask it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"ilmyeon.sample.enabled=true", "spring.lifecycle.timeout-per-shutdown-phase=1s"})
@ContextConfiguration(initializers = PostgresInitializer.class)
@Import({Subgraph.class, SettableClock.class, TestData.class, SqlStatements.class})
public @interface RunningService {}
