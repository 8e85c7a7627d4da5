package dev.ilmyeon.articles.article;

import dev.ilmyeon.platform.subgraph.connection.Connection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ArticleConfiguration {

  @Bean
  ArticleStore articleStore(DatabaseClient database, JsonMapper json, BatchLoaderRegistry loaders) {
    ArticleStore store = new ArticleStore(database, new BodyFormat(json));
    loaders
        .<ArticleId, Body>forName("bodies")
        .registerMappedBatchLoader((ids, _) -> store.bodies(ids));
    return store;
  }

  @Bean
  ClassificationStore classificationStore(DatabaseClient database, BatchLoaderRegistry loaders) {
    ClassificationStore store = new ClassificationStore(database);
    loaders
        .<ArticleId, Classification>forName("classifications")
        .registerMappedBatchLoader((ids, _) -> store.of(ids));
    return store;
  }

  @Bean
  FeedStore feedStore(DatabaseClient database, BatchLoaderRegistry loaders) {
    FeedStore store = new FeedStore(database);
    FeedPages pages = new FeedPages(store);
    loaders
        .<FeedRequest, Connection<Article>>forName("feedPages")
        .registerMappedBatchLoader((requests, _) -> pages.load(requests));
    return store;
  }

  @Bean
  ArticleListStore articleListStore(DatabaseClient database) {
    return new ArticleListStore(database);
  }
}
