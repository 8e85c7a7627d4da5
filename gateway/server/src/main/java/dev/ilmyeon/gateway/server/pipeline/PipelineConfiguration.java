package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.FederationEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the stages together. */
@Configuration(proxyBeanMethods = false)
public class PipelineConfiguration {

  @Bean
  OperationPipeline operationPipeline(FederationEngine engine, ClientCalls calls) {
    return new OperationPipeline(engine, calls);
  }
}
