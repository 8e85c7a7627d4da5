package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.article.ArticleStore;
import dev.ilmyeon.articles.article.FeedStore;
import dev.ilmyeon.articles.front.schedule.PinnedStore;
import dev.ilmyeon.articles.front.schedule.ScheduleStore;
import dev.ilmyeon.articles.front.version.VersionStore;
import dev.ilmyeon.articles.reading.MostReadStore;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FrontHistory.class)
class FrontConfiguration {

  @Bean
  LayoutStore layoutStore(DatabaseClient database, Clock clock) {
    return new LayoutStore(database, clock);
  }

  @Bean
  ServedFormat servedFormat(JsonMapper json) {
    return new ServedFormat(json);
  }

  @Bean
  CandidateFinder candidateFinder(FeedStore feeds, MostReadStore mostRead) {
    return new CandidateFinder(feeds, mostRead);
  }

  @Bean
  FrontPages frontPages(
      LayoutStore layouts,
      CandidateFinder candidates,
      DatabaseClient database,
      ServedFormat format) {
    return new FrontPages(
        layouts, candidates, new RecordedPages(format, new StandingStore(database)));
  }

  @Bean
  Previews previews(
      LayoutStore layouts,
      VersionStore versions,
      ScheduleStore schedule,
      PinnedStore pinned,
      ArticleStore articles,
      DatabaseClient database,
      CandidateFinder candidates) {
    return new Previews(
        layouts, versions, schedule, pinned, articles, new PlannedStore(database), candidates);
  }
}
