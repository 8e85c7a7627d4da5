package dev.ilmyeon.gateway.server.identity;

import dev.ilmyeon.gateway.server.contract.ContractProperties;
import dev.ilmyeon.gateway.server.identity.IdentityProperties.Jwt;
import dev.ilmyeon.gateway.server.setting.BadSettingException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what is configured; nothing of it is loaded where nothing is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
public class IdentityConfiguration {

  private static final Logger log = LoggerFactory.getLogger(IdentityConfiguration.class);

  private static final String SCOPES = "scope";
  private static final String ROLES = "roles";

  @Bean
  @ConditionalOnProperty("ilmyeon.gateway.identity.jwt.issuer")
  Tokens tokens(IdentityProperties properties, ContractProperties contracts) {
    Jwt jwt = properties.jwt();
    if (jwt == null) {
      throw new IllegalStateException("A part of what is bound is missing");
    }
    return new Tokens(
        jwt, RemoteKeys.at(jwt.jwks()), reader(properties, contracts), Clock.systemUTC());
  }

  private static ClaimsReader reader(IdentityProperties properties, ContractProperties contracts) {
    Jwt jwt = properties.jwt();
    return new ClaimsReader(
        jwt == null ? SCOPES : jwt.scopesClaim(),
        jwt == null ? ROLES : jwt.rolesClaim(),
        properties.policies(),
        contracts);
  }

  @Bean
  @ConditionalOnProperty("ilmyeon.gateway.identity.api-keys.file")
  KnownKeys knownKeys(IdentityProperties properties, ContractProperties contracts) {
    if (properties.apiKeys() == null) {
      throw new IllegalStateException("A part of what is bound is missing");
    }
    return new KnownKeys(properties.apiKeys(), contracts, Clock.systemUTC());
  }

  @Bean
  Identities identities(
      IdentityProperties properties,
      ContractProperties contracts,
      ObjectProvider<Tokens> tokens,
      ObjectProvider<KnownKeys> keys,
      @Value("${ilmyeon.production:false}") boolean production) {
    @Nullable Tokens taken = tokens.getIfAvailable();
    @Nullable KnownKeys known = keys.getIfAvailable();
    @Nullable DevelopmentIdentities anybody =
        properties.development().enabled() ? development(properties, contracts, production) : null;
    return new Identities(taken, known, anybody, Identity.nobody(contracts.anonymous()));
  }

  private static DevelopmentIdentities development(
      IdentityProperties properties, ContractProperties contracts, boolean production) {
    if (production) {
      throw new BadSettingException(
          "ilmyeon.gateway.identity.development.enabled=true lets anybody be anybody, which"
              + " production refuses (ilmyeon.production=true).",
          "Take it away; or, if this is no production, ilmyeon.production.");
    }
    log.warn(
        "OPEN: whoever can reach this gateway is whoever they say they are ({}). It is for"
            + " development only: with ilmyeon.production=true it would not start.",
        DevelopmentIdentities.HEADER);
    return new DevelopmentIdentities(reader(properties, contracts));
  }

  @Bean
  IdentityHeaders identityHeaders(IdentityProperties properties) {
    return new IdentityHeaders(properties.headers());
  }
}
