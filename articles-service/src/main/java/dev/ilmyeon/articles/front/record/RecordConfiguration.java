package dev.ilmyeon.articles.front.record;

import dev.ilmyeon.articles.front.FrontHistory;
import dev.ilmyeon.articles.front.FrontPages;
import dev.ilmyeon.articles.front.ServedFormat;
import dev.ilmyeon.articles.outbox.Outbox;
import dev.ilmyeon.platform.subgraph.periodic.PeriodicWork;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordProperties.class)
class RecordConfiguration {

  @Bean
  Recorder frontRecorder(
      DatabaseClient database,
      Clock clock,
      FrontPages fronts,
      ServedFormat format,
      Outbox outbox,
      ReactiveTransactionManager transactions) {
    return new Recorder(
        new ServedStore(database, clock),
        fronts,
        format,
        outbox,
        TransactionalOperator.create(transactions));
  }

  @Bean
  PeriodicWork frontRecorderTicker(Recorder recorder, RecordProperties properties) {
    return new PeriodicWork("Recording what fronts show", properties.every(), recorder::record);
  }

  @Bean
  PeriodicWork forgetServedPages(Recorder recorder, FrontHistory history) {
    return new PeriodicWork(
        "Forgetting old pages", Duration.ofMinutes(10), () -> recorder.forget(history.keep()));
  }
}
