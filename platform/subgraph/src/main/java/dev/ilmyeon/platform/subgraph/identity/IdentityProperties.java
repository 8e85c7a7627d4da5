package dev.ilmyeon.platform.subgraph.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param development identities that nobody has to prove
 */
@ConfigurationProperties(value = "ilmyeon.identity", ignoreUnknownFields = false)
record IdentityProperties(@DefaultValue Development development) {

  /**
   * @param enabled whoever gets here is whoever they say they are
   */
  record Development(@DefaultValue("false") boolean enabled) {}
}
