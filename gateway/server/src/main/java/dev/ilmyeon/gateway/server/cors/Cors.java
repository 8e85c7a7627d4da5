package dev.ilmyeon.gateway.server.cors;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * Tells browsers which pages of other sites may ask. It keeps nobody from asking: what a page could
 * send without a preflight is refused elsewhere.
 */
public final class Cors {

  private static final List<HttpMethod> METHODS =
      List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

  /** Of what a response has, beyond what every page may read. */
  private static final List<String> READABLE =
      List.of("Age", "RateLimit", "RateLimit-Policy", "Retry-After", "x-request-id");

  /** Names of headers; a client may send any, of which the gateway looks at those that it knows. */
  private static final Pattern NAMES =
      Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+(?:[ \\t]*,[ \\t]*[A-Za-z0-9!#$%&'*+.^_`|~-]+)*");

  private final CorsProperties properties;
  private final Set<String> origins;

  Cors(CorsProperties properties) {
    this.properties = properties;
    this.origins = Set.copyOf(properties.allowedOrigins());
  }

  /** The same handler where no page of another site may ask. */
  public HttpHandler around(HttpHandler handler) {
    return origins.isEmpty() ? handler : (request, response) -> handle(request, response, handler);
  }

  private Mono<Void> handle(
      ServerHttpRequest request, ServerHttpResponse response, HttpHandler handler) {
    response.beforeCommit(() -> {
      vary(response.getHeaders());
      return Mono.empty();
    });
    String origin = request.getHeaders().getOrigin();
    if (origin == null || !isAllowed(origin)) {
      return handler.handle(request, response);
    }
    HttpHeaders headers = response.getHeaders();
    headers.setAccessControlAllowOrigin(
        origins.contains(CorsProperties.ALL) ? CorsProperties.ALL : origin);
    if (properties.credentials()) {
      headers.setAccessControlAllowCredentials(true);
    }
    if (isPreflight(request)) {
      return allow(request, response);
    }
    headers.setAccessControlExposeHeaders(READABLE);
    return handler.handle(request, response);
  }

  private boolean isAllowed(String origin) {
    return origins.contains(CorsProperties.ALL) || origins.contains(origin);
  }

  private static boolean isPreflight(ServerHttpRequest request) {
    return request.getMethod() == HttpMethod.OPTIONS
        && request.getHeaders().containsHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
  }

  private Mono<Void> allow(ServerHttpRequest request, ServerHttpResponse response) {
    HttpHeaders headers = response.getHeaders();
    headers.setAccessControlAllowMethods(METHODS);
    String asked = request.getHeaders().getFirst(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
    if (asked != null && NAMES.matcher(asked).matches()) {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, asked);
    }
    headers.setAccessControlMaxAge(properties.maxAge());
    response.setStatusCode(HttpStatus.NO_CONTENT);
    return response.setComplete();
  }

  /** What is kept on the way for one page is not for another. */
  private static void vary(HttpHeaders headers) {
    headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
  }
}
