package dev.ilmyeon.weather.sample;

import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the sample day where {@code ilmyeon.sample.enabled} asks for it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("ilmyeon.sample.enabled")
class SampleConfiguration {

  @Bean
  SampleMigration sampleMigration() throws IOException {
    return new SampleMigration(SampleFile.read("/sample/observations-2024-07-26.csv"));
  }
}
