package dev.ilmyeon.gateway.server.persisted;

import dev.ilmyeon.gateway.server.shared.SharedStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the list of what is trusted, if there is one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PersistedProperties.class)
public class PersistedConfiguration {

  @Bean
  PersistedDocuments persistedDocuments(
      PersistedProperties properties, ObjectProvider<SharedStore> stores) {
    return new PersistedDocuments(properties, stores.getIfAvailable());
  }
}
