package dev.ilmyeon.articles.front.edit;

import dev.ilmyeon.articles.audit.AuditTrail;
import dev.ilmyeon.articles.front.schedule.PictureCheck;
import dev.ilmyeon.articles.front.schedule.PinnedStore;
import dev.ilmyeon.articles.front.schedule.ScheduleStore;
import dev.ilmyeon.articles.front.version.ChangeFormat;
import dev.ilmyeon.articles.front.version.VersionStore;
import dev.ilmyeon.articles.front.version.VersionWriter;
import dev.ilmyeon.platform.subgraph.periodic.PeriodicWork;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FrontEditProperties.class)
class FrontEditConfiguration {

  @Bean
  FrontTrail frontTrail(AuditTrail trail, ChangeFormat format) {
    return new FrontTrail(trail, format);
  }

  @Bean
  Expiries expiries(
      DatabaseClient database,
      Clock clock,
      FrontTrail trail,
      ReactiveTransactionManager transactions) {
    return new Expiries(database, clock, trail, TransactionalOperator.create(transactions));
  }

  @Bean
  VersionMaker versionMaker(
      VersionStore versions,
      VersionWriter writer,
      ChangeFormat format,
      PinnedStore pinned,
      PictureCheck pictures,
      Expiries expiries) {
    return new VersionMaker(versions, writer, format, pinned, pictures, expiries);
  }

  @Bean
  FrontEdits frontEdits(
      VersionStore versions,
      VersionMaker maker,
      ScheduleStore schedule,
      PinnedStore pinned,
      PictureCheck pictures,
      FrontTrail trail) {
    return new FrontEdits(versions, maker, schedule, pinned, pictures, trail);
  }

  @Bean
  DueChanges dueChanges(
      ScheduleStore schedule,
      VersionStore versions,
      VersionMaker maker,
      FrontTrail trail,
      ReactiveTransactionManager transactions) {
    return new DueChanges(
        schedule, versions, maker, trail, TransactionalOperator.create(transactions));
  }

  @Bean
  PeriodicWork dueChangesTicker(DueChanges due, FrontEditProperties properties) {
    return new PeriodicWork("Making scheduled changes of fronts", properties.every(), due::make);
  }

  @Bean
  PeriodicWork expiriesTicker(Expiries expiries, FrontEditProperties properties) {
    return new PeriodicWork("Noting cards that expired", properties.every(), expiries::noteAll);
  }
}
