package dev.ilmyeon.articles.search;

import dev.ilmyeon.articles.article.ArticleStore;
import dev.ilmyeon.platform.subgraph.periodic.PeriodicWork;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchProperties.class)
class SearchConfiguration {

  @Bean
  GenerationStore searchGenerationStore(DatabaseClient database) {
    return new GenerationStore(database);
  }

  @Bean
  Dictionaries searchDictionaries(GenerationStore generations) {
    return new Dictionaries(generations);
  }

  @Bean
  SearchIndexer searchIndexer(
      DatabaseClient database,
      GenerationStore generations,
      Dictionaries dictionaries,
      ReactiveTransactionManager transactions,
      Clock clock) {
    return new SearchIndexer(
        generations,
        new IndexStore(database),
        dictionaries,
        TransactionalOperator.create(transactions),
        clock);
  }

  /** Stopped in the middle it goes on at the next start. */
  @Bean
  PeriodicWork catchUpSearch(SearchIndexer indexer, SearchProperties properties) {
    return new PeriodicWork("The search index", properties.indexEvery(), indexer::catchUp)
        .withItsOwnPatience();
  }

  @Bean
  Searches searches(
      SearchIndexer index,
      Dictionaries dictionaries,
      DatabaseClient database,
      ArticleStore articles) {
    return new Searches(index, dictionaries, new SearchStore(database), articles);
  }

  @Bean
  RelatedStore relatedStore(DatabaseClient database) {
    return new RelatedStore(database);
  }

  @Bean
  DictionaryStore dictionaryStore(DatabaseClient database) {
    return new DictionaryStore(database);
  }
}
