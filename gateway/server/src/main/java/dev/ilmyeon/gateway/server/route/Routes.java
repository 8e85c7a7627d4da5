package dev.ilmyeon.gateway.server.route;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.CONNECT_TIMEOUT_ATTR;
import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;

import dev.ilmyeon.gateway.server.guard.Guards;
import dev.ilmyeon.gateway.server.guard.Guards.Guard;
import dev.ilmyeon.gateway.server.route.RouteProperties.RouteSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Makes Spring Cloud Gateway's routes of the configured ones, each behind guards of its own. */
final class Routes {

  private Routes() {}

  static List<Route> of(Map<String, RouteSettings> configured, Guards guards) {
    List<Route> routes = new ArrayList<>();
    configured.entrySet().stream()
        .sorted(Comparator.comparing(entry -> pattern(entry.getValue())))
        .forEach(entry -> routes.add(route(entry.getKey(), entry.getValue(), guards)));
    return List.copyOf(routes);
  }

  private static Route route(String name, RouteSettings settings, Guards guards) {
    Guard guard =
        Guards.of(
            "route-" + name,
            settings.breakerSettings(),
            settings.maxConcurrent(),
            GuardedRoute::isNoFault);
    guards.show(guard);
    PathPattern path = pattern(settings);
    return Route.async()
        .id(name)
        .uri(settings.url())
        .predicate(
            exchange -> path.matches(exchange.getRequest().getPath().pathWithinApplication()))
        .filter(
            new GuardedRoute(guard, settings.methods().stream().map(HttpMethod::valueOf).toList()))
        .metadata(CONNECT_TIMEOUT_ATTR, (int) settings.connectTimeout().toMillis())
        .metadata(RESPONSE_TIMEOUT_ATTR, settings.responseTimeout().toMillis())
        .build();
  }

  private static PathPattern pattern(RouteSettings settings) {
    return PathPatternParser.defaultInstance.parse(settings.path());
  }
}
