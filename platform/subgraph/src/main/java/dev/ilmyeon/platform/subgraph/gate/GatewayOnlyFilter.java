package dev.ilmyeon.platform.subgraph.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets through who shows the gateway's secret; all paths are closed but those that are named. The
 * comparison takes as long for a near miss as for a wide one.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class GatewayOnlyFilter implements WebFilter {

  static final String HEADER = "x-ilmyeon-gateway-secret";

  private static final byte[] REFUSAL =
      ("{\"errors\":[{\"message\":\"This service answers its gateway only.\","
              + "\"extensions\":{\"code\":\"FORBIDDEN\"}}]}")
          .getBytes(StandardCharsets.UTF_8);

  private final byte[] secret;
  private final List<PathPattern> open;

  GatewayOnlyFilter(String secret, List<String> open) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.open = open.stream().map(PathPatternParser.defaultInstance::parse).toList();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    return shows(request) || isOpen(request.getPath().pathWithinApplication())
        ? chain.filter(exchange)
        : refuse(exchange.getResponse());
  }

  private boolean shows(ServerHttpRequest request) {
    String shown = request.getHeaders().getFirst(HEADER);
    return shown != null && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), secret);
  }

  boolean isOpen(String path) {
    return isOpen(PathContainer.parsePath(path));
  }

  private boolean isOpen(PathContainer path) {
    return open.stream().anyMatch(pattern -> pattern.matches(path));
  }

  private static Mono<Void> refuse(ServerHttpResponse response) {
    response.setStatusCode(HttpStatus.FORBIDDEN);
    response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
    response.getHeaders().setContentLength(REFUSAL.length);
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(REFUSAL)));
  }
}
