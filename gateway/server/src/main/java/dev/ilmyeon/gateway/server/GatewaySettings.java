package dev.ilmyeon.gateway.server;

import dev.ilmyeon.gateway.server.cache.CacheProperties;
import dev.ilmyeon.gateway.server.connection.ConnectionProperties;
import dev.ilmyeon.gateway.server.contract.ContractProperties;
import dev.ilmyeon.gateway.server.cors.CorsProperties;
import dev.ilmyeon.gateway.server.http.HttpProperties;
import dev.ilmyeon.gateway.server.ide.IdeProperties;
import dev.ilmyeon.gateway.server.identity.IdentityProperties;
import dev.ilmyeon.gateway.server.observation.ObservationProperties;
import dev.ilmyeon.gateway.server.overload.OverloadProperties;
import dev.ilmyeon.gateway.server.persisted.PersistedProperties;
import dev.ilmyeon.gateway.server.quota.RateLimitProperties;
import dev.ilmyeon.gateway.server.route.RouteProperties;
import dev.ilmyeon.gateway.server.setting.Setting;
import dev.ilmyeon.gateway.server.setting.UnknownSettings;
import dev.ilmyeon.gateway.server.shared.SharedProperties;
import dev.ilmyeon.gateway.server.source.SupergraphProperties;
import dev.ilmyeon.gateway.server.subgraph.SubgraphProperties;
import dev.ilmyeon.gateway.server.subscription.SubscriptionProperties;
import dev.ilmyeon.gateway.server.supergraph.EngineProperties;
import dev.ilmyeon.gateway.server.tracing.TracingProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * All that can be set below {@code ilmyeon.gateway}. What is set there and means nothing is refused
 * before anything is put together.
 */
final class GatewaySettings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String PREFIX = "ilmyeon.gateway";

  /** Said once for the whole portal. */
  private static final Set<String> BESIDE = Set.of("production");

  private static final String SCHEMA = "/gateway.schema.json";

  /** A test sees that there are no others. */
  static final List<Class<? extends Record>> RECORDS =
      List.of(
          SupergraphProperties.class,
          SubgraphProperties.class,
          RouteProperties.class,
          HttpProperties.class,
          IdentityProperties.class,
          ContractProperties.class,
          PersistedProperties.class,
          RateLimitProperties.class,
          CacheProperties.class,
          SharedProperties.class,
          OverloadProperties.class,
          ConnectionProperties.class,
          CorsProperties.class,
          EngineProperties.class,
          SubscriptionProperties.class,
          ObservationProperties.class,
          TracingProperties.class,
          IdeProperties.class);

  static Setting.Group all() {
    return Setting.below(PREFIX, RECORDS);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    new UnknownSettings(PREFIX, all(), BESIDE).refuse(context.getEnvironment());
  }

  /** The JSON schema of a configuration file. */
  static String schema() {
    try (InputStream in = GatewaySettings.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException(SCHEMA + " is missing in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
