package dev.ilmyeon.gateway.server.route;

import dev.ilmyeon.gateway.server.guard.Guards;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.filter.GatewayMetricsFilter;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.tagsprovider.GatewayHttpTagsProvider;
import org.springframework.cloud.gateway.support.tagsprovider.GatewayRouteTagsProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;

/**
 * Spring Cloud Gateway with the configured routes, assembled of its own parts: those that passing
 * through takes. Its auto-configuration has a hundred more, for routes that are written in YAML,
 * and takes a sixth of the start.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouteProperties.class)
public class RouteConfiguration {

  @Bean
  RouteConnections routeConnections(RouteProperties properties) {
    return new RouteConnections(properties.routes().values());
  }

  @Bean
  RoutePredicateHandlerMapping routeHandlerMapping(
      RouteProperties properties,
      RouteConnections connections,
      Guards guards,
      MeterRegistry meters,
      Environment environment) {
    List<Route> routes = Routes.of(properties.routes(), guards);
    return new RoutePredicateHandlerMapping(
        new FilteringWebHandler(filters(connections, meters), true),
        () -> Flux.fromIterable(routes),
        new GlobalCorsProperties(),
        environment);
  }

  private static List<GlobalFilter> filters(RouteConnections connections, MeterRegistry meters) {
    PassedHeaders headers = new PassedHeaders();
    return List.of(
        new GatewayMetricsFilter(
            meters,
            List.of(new GatewayHttpTagsProvider(), new GatewayRouteTagsProvider()),
            "spring.cloud.gateway"),
        new NettyWriteResponseFilter(List.of(), headers),
        new RouteToRequestUrlFilter(),
        new NettyRoutingFilter(connections.client(), headers, connections.defaults()));
  }
}
