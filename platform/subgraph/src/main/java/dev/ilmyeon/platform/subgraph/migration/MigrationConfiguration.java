package dev.ilmyeon.platform.subgraph.migration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** Migrates patiently, but for a service that has a strategy of its own. */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
public class MigrationConfiguration {

  @Bean
  @ConditionalOnMissingBean
  FlywayMigrationStrategy patientMigration() {
    return new PatientMigration();
  }
}
