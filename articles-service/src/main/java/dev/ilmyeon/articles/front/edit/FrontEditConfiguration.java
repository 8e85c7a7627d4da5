package dev.ilmyeon.articles.front.edit;

import dev.ilmyeon.articles.front.schedule.PinnedStore;
import dev.ilmyeon.articles.front.schedule.ScheduleStore;
import dev.ilmyeon.articles.front.version.ChangeFormat;
import dev.ilmyeon.articles.front.version.VersionStore;
import dev.ilmyeon.articles.front.version.VersionWriter;
import dev.ilmyeon.articles.periodic.PeriodicWork;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FrontEditProperties.class)
class FrontEditConfiguration {

  @Bean
  VersionMaker versionMaker(
      VersionStore versions, VersionWriter writer, ChangeFormat format, PinnedStore pinned) {
    return new VersionMaker(versions, writer, format, pinned);
  }

  @Bean
  FrontEdits frontEdits(
      VersionStore versions, VersionMaker maker, ScheduleStore schedule, PinnedStore pinned) {
    return new FrontEdits(versions, maker, schedule, pinned);
  }

  @Bean
  DueChanges dueChanges(
      ScheduleStore schedule,
      VersionStore versions,
      VersionMaker maker,
      ReactiveTransactionManager transactions) {
    return new DueChanges(schedule, versions, maker, TransactionalOperator.create(transactions));
  }

  @Bean
  PeriodicWork dueChangesTicker(DueChanges due, FrontEditProperties properties) {
    return new PeriodicWork("Making scheduled changes of fronts", properties.every(), due::make);
  }
}
