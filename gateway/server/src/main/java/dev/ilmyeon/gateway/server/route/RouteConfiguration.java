package dev.ilmyeon.gateway.server.route;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.CONNECT_TIMEOUT_ATTR;
import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;

import dev.ilmyeon.gateway.server.guard.Guards;
import dev.ilmyeon.gateway.server.guard.Guards.Guard;
import dev.ilmyeon.gateway.server.route.RouteProperties.RouteSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes Spring Cloud Gateway's routes of the configured ones. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouteProperties.class)
public class RouteConfiguration {

  @Bean
  RouteLocator configuredRoutes(
      RouteProperties properties, RouteLocatorBuilder builder, Guards guards) {
    RouteLocatorBuilder.Builder routes = builder.routes();
    properties.routes().forEach((name, settings) -> add(routes, name, settings, guards));
    return routes.build();
  }

  private static void add(
      RouteLocatorBuilder.Builder routes, String name, RouteSettings settings, Guards guards) {
    Guard guard =
        Guards.of(
            "route-" + name,
            settings.breakerSettings(),
            settings.maxConcurrent(),
            GuardedRoute::isNoFault);
    guards.show(guard);
    routes.route(
        name,
        route ->
            route
                .path(settings.path())
                .filters(filters -> filters.filter(new GuardedRoute(guard)))
                .metadata(CONNECT_TIMEOUT_ATTR, (int) settings.connectTimeout().toMillis())
                .metadata(RESPONSE_TIMEOUT_ATTR, settings.responseTimeout().toMillis())
                .uri(settings.url()));
  }
}
