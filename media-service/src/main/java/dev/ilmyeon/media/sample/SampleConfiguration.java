package dev.ilmyeon.media.sample;

import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the sample where {@code ilmyeon.sample.enabled} asks for it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("ilmyeon.sample.enabled")
class SampleConfiguration {

  @Bean
  SampleMigration sampleMigration() throws IOException {
    return new SampleMigration(SampleFiles.read());
  }
}
