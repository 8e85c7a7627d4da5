package dev.ilmyeon.media.queue;

import dev.ilmyeon.platform.subgraph.periodic.PeriodicWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

  @Bean
  QueueMetrics queueMetrics(DatabaseClient database, MeterRegistry meters) {
    return new QueueMetrics(new QueueStore(database), meters);
  }

  /** Every ten seconds by default; zero or less is never. */
  @Bean
  PeriodicWork looksIntoQueues(
      QueueMetrics metrics, @Value("${ilmyeon.media.queues-every:10s}") Duration every) {
    return new PeriodicWork("Looking into the queues", every, metrics::look);
  }
}
