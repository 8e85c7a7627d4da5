package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.article.FeedStore;
import dev.ilmyeon.articles.reading.MostReadStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class FrontConfiguration {

  @Bean
  LayoutStore layoutStore(DatabaseClient database, Clock clock) {
    return new LayoutStore(database, clock);
  }

  @Bean
  FrontPages frontPages(LayoutStore layouts, FeedStore feeds, MostReadStore mostRead) {
    return new FrontPages(layouts, feeds, mostRead);
  }
}
