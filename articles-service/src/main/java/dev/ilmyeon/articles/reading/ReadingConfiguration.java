package dev.ilmyeon.articles.reading;

import dev.ilmyeon.platform.subgraph.periodic.PeriodicWork;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadingProperties.class)
class ReadingConfiguration {

  @Bean
  ReadCounter readCounter(Clock clock, ReadingProperties properties) {
    return new ReadCounter(clock, properties.maxPending());
  }

  @Bean
  ReadStore readStore(DatabaseClient database) {
    return new ReadStore(database);
  }

  /** What is left is written when the service stops: behind the last request. */
  @Bean
  PeriodicWork writeReads(ReadCounter counter, ReadStore store, ReadingProperties properties) {
    return new PeriodicWork(
            "Writing what was read", properties.flushEvery(), new ReadWriter(counter, store)::flush)
        .onceMoreAtTheStop();
  }

  @Bean
  MostReadStore mostReadStore(DatabaseClient database) {
    return new MostReadStore(database);
  }

  @Bean
  AddressStore addressStore(DatabaseClient database) {
    return new AddressStore(database);
  }
}
