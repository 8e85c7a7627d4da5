package dev.ilmyeon.gateway.server.persisted;

import dev.ilmyeon.gateway.server.contract.ContractProperties;
import dev.ilmyeon.gateway.server.setting.BadSettingException;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import java.util.Set;
import java.util.TreeSet;
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
      PersistedProperties properties,
      ContractProperties contracts,
      ObjectProvider<SharedStore> stores) {
    checkKnown(properties.except().contracts(), contracts.schemas().keySet());
    return new PersistedDocuments(properties, stores.getIfAvailable());
  }

  private static void checkKnown(Set<String> named, Set<String> contracts) {
    Set<String> unknown = new TreeSet<>(named);
    unknown.removeAll(contracts);
    if (!unknown.isEmpty()) {
      throw new BadSettingException(
          "ilmyeon.gateway.persisted.except.contracts has to be some of %s, not %s."
              .formatted(new TreeSet<>(contracts), unknown),
          "Mend it, or add the contract to ilmyeon.gateway.contracts.schemas.");
    }
  }
}
