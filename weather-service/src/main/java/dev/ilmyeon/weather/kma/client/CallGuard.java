package dev.ilmyeon.weather.kma.client;

import dev.ilmyeon.weather.kma.KmaUnavailableException;
import dev.ilmyeon.weather.kma.KmaUnavailableException.Reason;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.ratelimiter.operator.RateLimiterOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * What stands between us and one host: retry(breaker(rate limit(call))). The breaker opens when
 * half of the last ten calls brought no answer; a refusal is an answer.
 */
final class CallGuard {

  private static final int WINDOW = 10;
  private static final int LEAST_CALLS = 5;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final CircuitBreaker breaker;
  private final RateLimiter rate;
  private final Retry retry;

  CallGuard(String host, KmaProperties properties) {
    breaker =
        CircuitBreaker.of(
            host,
            CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW, LEAST_CALLS, SlidingWindowType.COUNT_BASED)
                .waitDurationInOpenState(properties.breakerPause())
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordException(CallGuard::isPassing)
                .ignoreException(failure -> !isPassing(failure))
                .build());
    rate =
        RateLimiter.of(
            host,
            RateLimiterConfig.custom()
                .limitForPeriod(properties.callsPerSecond())
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(LONGEST_WAIT)
                .build());
    retry =
        Retry.of(
            host,
            RetryConfig.custom()
                .maxAttempts(properties.attempts())
                .intervalFunction(
                    IntervalFunction.ofExponentialRandomBackoff(properties.retryPause(), 2.0, 0.5))
                .retryOnException(CallGuard::isPassing)
                .build());
  }

  <T> Mono<T> guard(Mono<T> call) {
    return call.transformDeferred(RateLimiterOperator.of(rate))
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .transformDeferred(RetryOperator.of(retry))
        .onErrorMap(
            CallNotPermittedException.class, _ -> new KmaUnavailableException(Reason.BREAKER_OPEN))
        .onErrorMap(
            RequestNotPermitted.class, _ -> new KmaUnavailableException(Reason.RATE_LIMITED));
  }

  CircuitBreaker breaker() {
    return breaker;
  }

  private static boolean isPassing(Throwable failure) {
    return failure instanceof KmaUnavailableException unavailable
        && unavailable.reason().isPassing();
  }
}
