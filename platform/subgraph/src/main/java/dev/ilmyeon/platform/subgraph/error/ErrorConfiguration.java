package dev.ilmyeon.platform.subgraph.error;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Registers what turns exceptions into GraphQL errors. */
@AutoConfiguration
public class ErrorConfiguration {

  @Bean
  ClassifyingExceptionResolver classifyingExceptionResolver() {
    return new ClassifyingExceptionResolver();
  }

  @Bean
  RequestErrors requestErrors() {
    return new RequestErrors();
  }

  @Bean
  ClassifyingAdvice classifyingAdvice() {
    return new ClassifyingAdvice();
  }
}
