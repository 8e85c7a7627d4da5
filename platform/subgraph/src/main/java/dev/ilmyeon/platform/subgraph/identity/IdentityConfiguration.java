package dev.ilmyeon.platform.subgraph.identity;

import dev.ilmyeon.platform.subgraph.gate.Gate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Believes the gateway where nobody else gets in, and development's identities if told so. */
@AutoConfiguration
@EnableConfigurationProperties(IdentityProperties.class)
public class IdentityConfiguration {

  private static final Logger log = LoggerFactory.getLogger(IdentityConfiguration.class);

  @Bean
  CallerInterceptor callerInterceptor(
      Gate gate,
      IdentityProperties properties,
      JsonMapper json,
      @Value("${ilmyeon.production:false}") boolean production) {
    boolean development = properties.development().enabled();
    if (development && production) {
      throw new IllegalStateException(
          "ilmyeon.identity.development.enabled=true lets anybody be anybody, which production"
              + " refuses (ilmyeon.production=true)");
    }
    if (development) {
      log.warn(
          "OPEN: whoever can reach this service is whoever they say they are ({})",
          CallerReader.DEVELOPMENT);
    }
    return new CallerInterceptor(new CallerReader(gate.closed(), development, json));
  }
}
