package dev.ilmyeon.gateway.server.problem;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The last handler of exceptions, in place of Spring Boot's. */
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

  @Bean
  ProblemHandler problemHandler() {
    return new ProblemHandler();
  }
}
