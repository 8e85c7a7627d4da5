package dev.ilmyeon.articles.generated;

import dev.ilmyeon.articles.ArticlesApplication;
import dev.ilmyeon.platform.testing.postgres.PostgresInitializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Services with generated articles, to be measured. All that are measured in one run share the
 * large archive's database, so that it is filled once. Nothing is indexed for search unless asked
 * for.
 */
public final class LargeArchive {

  private LargeArchive() {}

  /** With as many articles as {@code ilmyeon.scale.articles} says. */
  public static ConfigurableApplicationContext start() {
    return start("articles_many", articles());
  }

  public static long articles() {
    return Long.getLong("ilmyeon.scale.articles");
  }

  static ConfigurableApplicationContext start(String database, long articles) {
    long start = System.nanoTime();
    ConfigurableApplicationContext service =
        new SpringApplicationBuilder(ArticlesApplication.class)
            .initializers(new PostgresInitializer())
            .run(
                "--server.port=0",
                "--ilmyeon.database.name=" + database,
                "--ilmyeon.sample.enabled=true",
                "--ilmyeon.search.index-every=1h",
                "--ilmyeon.generate.articles=" + articles);
    System.out.printf(
        "%d articles, generated and started in %.0f s%n",
        articles, (System.nanoTime() - start) / 1e9);
    return service;
  }
}
