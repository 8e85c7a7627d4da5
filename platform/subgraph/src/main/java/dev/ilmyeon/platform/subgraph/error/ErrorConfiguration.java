package dev.ilmyeon.platform.subgraph.error;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Registers the one place that turns exceptions into GraphQL errors. */
@AutoConfiguration
public class ErrorConfiguration {

  @Bean
  ClassifyingExceptionResolver classifyingExceptionResolver() {
    return new ClassifyingExceptionResolver();
  }
}
