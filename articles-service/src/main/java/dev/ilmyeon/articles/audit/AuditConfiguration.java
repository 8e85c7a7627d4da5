package dev.ilmyeon.articles.audit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  private static final int ENTRIES_AT_ONCE = 5_000;

  @Bean
  AuditTrail auditTrail(DatabaseClient database, JsonMapper json) {
    return new AuditTrail(database, json);
  }

  @Bean
  AuditChain auditChain(DatabaseClient database) {
    return new AuditChain(database, ENTRIES_AT_ONCE);
  }

  @Bean
  @ConditionalOnProperty("ilmyeon.audit.verify")
  AuditVerification auditVerification(AuditChain chain, ConfigurableApplicationContext context) {
    return new AuditVerification(chain, context);
  }
}
