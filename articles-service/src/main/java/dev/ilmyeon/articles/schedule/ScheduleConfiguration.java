package dev.ilmyeon.articles.schedule;

import dev.ilmyeon.platform.subgraph.periodic.PeriodicWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScheduleProperties.class)
class ScheduleConfiguration {

  @Bean
  Schedule schedule(DatabaseClient database, JsonMapper json) {
    return new Schedule(database, json);
  }

  @Bean
  JobRunner jobRunner(
      Schedule schedule,
      ReactiveTransactionManager transactions,
      ObjectProvider<JobHandler> handlers) {
    return new JobRunner(schedule, transactions, handlers.stream().toList());
  }

  @Bean
  PeriodicWork runDueJobs(JobRunner runner, ScheduleProperties properties) {
    return new PeriodicWork("What is due", properties.poll(), runner::runQuick);
  }

  @Bean
  PeriodicWork runDueJobsOfOthers(JobRunner runner, ScheduleProperties properties) {
    return new PeriodicWork("What is due at others", properties.poll(), runner::runSlow);
  }
}
