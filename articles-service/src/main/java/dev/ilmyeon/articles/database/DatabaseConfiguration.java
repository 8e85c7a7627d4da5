package dev.ilmyeon.articles.database;

import dev.ilmyeon.platform.subgraph.migration.PatientMigration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  @Bean
  Durability durability(@Value("${ilmyeon.production:false}") boolean production) {
    return new Durability(production);
  }

  @Bean
  FlywayMigrationStrategy migrateThenLoad(ObjectProvider<Content> contents) {
    return flyway -> {
      new PatientMigration().migrate(flyway);
      load(flyway, contents.orderedStream().toList());
    };
  }

  private static void load(Flyway flyway, List<Content> contents) {
    if (contents.isEmpty()) {
      return;
    }
    try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
      for (Content content : contents) {
        content.load(connection);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The content was not loaded: " + e.getMessage(), e);
    }
  }
}
