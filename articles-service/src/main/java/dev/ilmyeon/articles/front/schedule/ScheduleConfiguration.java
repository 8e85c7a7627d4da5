package dev.ilmyeon.articles.front.schedule;

import dev.ilmyeon.articles.front.version.ChangeFormat;
import dev.ilmyeon.articles.picture.PictureRights;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(value = "frontScheduleConfiguration", proxyBeanMethods = false)
class ScheduleConfiguration {

  @Bean
  ScheduleStore frontScheduleStore(DatabaseClient database, ChangeFormat format, Clock clock) {
    return new ScheduleStore(database, format, clock);
  }

  @Bean
  PictureCheck pictureCheck(PictureRights rights, Clock clock) {
    return new PictureCheck(rights, clock);
  }

  @Bean
  PinnedStore pinnedStore(DatabaseClient database) {
    return new PinnedStore(database);
  }
}
