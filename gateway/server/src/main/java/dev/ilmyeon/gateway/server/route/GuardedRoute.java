package dev.ilmyeon.gateway.server.route;

import dev.ilmyeon.gateway.server.guard.Guards.Guard;
import dev.ilmyeon.gateway.server.guard.Troubles;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;

/**
 * A route behind a circuit breaker and a bulkhead, for requests that read. It stands between the
 * filter that writes the response and the one that asks the other server, so a call ends for the
 * breaker when the response begins: a slow reader of a large picture is not the server's fault.
 */
final class GuardedRoute implements GatewayFilter, Ordered {

  /** After {@code NettyWriteResponseFilter}, which is -1 and writes on the way back. */
  private static final int INSIDE_THE_WRITER = 1;

  private static final Logger log = LoggerFactory.getLogger(GuardedRoute.class);

  private final Guard guard;
  private final List<HttpMethod> methods;
  private final Troubles troubles = new Troubles(log);

  GuardedRoute(Guard guard, List<HttpMethod> methods) {
    this.guard = guard;
    this.methods = methods;
  }

  /** Refused on this side: says nothing about the other. */
  static boolean isNoFault(Throwable cause) {
    return cause instanceof BulkheadFullException || isOutOfConnections(cause);
  }

  /**
   * Slow readers hold on to connections after the bulkhead has let their calls go. No other time
   * limit ends in this exception: a late response is Spring Cloud Gateway's own, and a 504.
   */
  private static boolean isOutOfConnections(Throwable cause) {
    return cause instanceof TimeoutException || cause instanceof PoolAcquirePendingLimitException;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    HttpMethod method = exchange.getRequest().getMethod();
    return methods.contains(method)
        ? guarded(exchange, chain)
        : Mono.error(new MethodNotAllowedException(method, methods));
  }

  private Mono<Void> guarded(ServerWebExchange exchange, GatewayFilterChain chain) {
    return Mono.defer(() -> chain.filter(exchange))
        .then(Mono.defer(() -> failIfServerError(exchange)))
        .transformDeferred(BulkheadOperator.of(guard.bulkhead()))
        .transformDeferred(CircuitBreakerOperator.of(guard.breaker()))
        .doOnError(this::report)
        .onErrorResume(AnsweredWithError.class, _ -> Mono.empty())
        .onErrorMap(GuardedRoute::problem);
  }

  /** A full disk (507) refuses one request and says nothing of the others. */
  private static Mono<Void> failIfServerError(ServerWebExchange exchange) {
    HttpStatusCode status = exchange.getResponse().getStatusCode();
    return status != null
            && status.is5xxServerError()
            && !status.isSameCodeAs(HttpStatus.INSUFFICIENT_STORAGE)
        ? Mono.error(new AnsweredWithError(status))
        : Mono.empty();
  }

  private void report(Throwable cause) {
    troubles.report(guard.breaker().getName(), String.valueOf(cause.getMessage()));
  }

  private static Throwable problem(Throwable cause) {
    boolean unavailable =
        cause instanceof IOException
            || cause instanceof CallNotPermittedException
            || isNoFault(cause);
    if (!unavailable) {
      return cause;
    }
    ErrorResponseException problem = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
    problem.getHeaders().set("Retry-After", "1");
    return problem;
  }

  @Override
  public int getOrder() {
    return INSIDE_THE_WRITER;
  }

  /** The other server's own 5xx: a failure to the breaker, the client's answer all the same. */
  private static final class AnsweredWithError extends RuntimeException {
    private AnsweredWithError(HttpStatusCode status) {
      super("answered with " + status.value(), null, false, false);
    }
  }
}
