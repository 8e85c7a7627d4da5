package dev.ilmyeon.media;

import dev.ilmyeon.media.rendition.CountingRenderer;
import dev.ilmyeon.platform.testing.postgres.PostgresInitializer;
import dev.ilmyeon.platform.testing.sql.SqlStatements;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole service with its sample, on a real PostgreSQL and a real port; one context for all. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "ilmyeon.sample.enabled=true",
      "ilmyeon.public-url=https://news.example/",
      "ilmyeon.media.directory=target/test-media/${random.uuid}",
      "ilmyeon.media.draw-ahead-delay=0s",
      "ilmyeon.media.uploads.sweep-every=1h",
      "ilmyeon.media.prepare-every=0s",
      "ilmyeon.media.purge-every=0s",
      "ilmyeon.media.queues-every=0s",
      "ilmyeon.media.ended-rights-every=0s",
      "ilmyeon.purge.secret=of the tests",
      "ilmyeon.media.uploads.max-size=4MB",
      "ilmyeon.media.uploads.import.allowed=127.0.0.1/32",
      "ilmyeon.identity.development.enabled=true",
      "spring.main.keep-alive=false"
    })
@ContextConfiguration(initializers = PostgresInitializer.class)
@Import({
  SqlStatements.class,
  CountingRenderer.class,
  MovableClock.class,
  MovableTicker.class,
  MovableSpace.class,
  MediaClient.class
})
public @interface MediaTest {}
