package dev.ilmyeon.media.ready;

import dev.ilmyeon.media.image.ImageStore;
import dev.ilmyeon.media.rendition.Renditions;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
class ReadyConfiguration {

  @Bean
  ReadyStore readyStore(DatabaseClient database) {
    return new ReadyStore(database);
  }

  @Bean
  ReadyFeed readyFeed(ReadyStore store) {
    return new ReadyFeed(store);
  }

  /** Every second by default; zero or less is never. */
  @Bean
  Preparer preparer(
      ReadyStore store,
      ImageStore images,
      Renditions renditions,
      ReactiveTransactionManager transactions,
      @Value("${ilmyeon.media.prepare-every:1s}") Duration pause) {
    return new Preparer(
        store, images, renditions, TransactionalOperator.create(transactions), pause);
  }
}
