package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.execute.SubgraphRequest;
import dev.ilmyeon.gateway.federation.execute.SubgraphResponse;
import dev.ilmyeon.gateway.federation.language.OperationKind;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphName;
import dev.ilmyeon.gateway.server.guard.Guards.Guard;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * One subgraph at one URL: its connections and its guards. From the outside in: a second try, the
 * circuit breaker, the time limit, the bulkhead, the exchange. So the breaker sees each try, knows
 * a time-out as a failure, and a full bulkhead costs no time.
 */
final class SubgraphClient {

  private static final String ACCEPT = "application/json, application/graphql-response+json";

  private final URI url;
  private final SubgraphSettings settings;
  private final ConnectionProvider connections;
  private final HttpClient.RequestSender sender;
  private final Guard guard;
  private final RetryBudget budget;
  private final AtomicInteger holders = new AtomicInteger();

  SubgraphClient(SubgraphName name, URI url, SubgraphSettings settings, Guard guard) {
    this.url = url;
    this.settings = settings;
    this.guard = guard;
    this.budget = new RetryBudget(settings.retry().enabled() ? settings.retry().budget() : 0);
    this.connections = connections(name, settings);
    this.sender = sender(url, settings, connections);
  }

  private static ConnectionProvider connections(SubgraphName name, SubgraphSettings settings) {
    return ConnectionProvider.builder("subgraph-" + name)
        .maxConnections(settings.maxConcurrent())
        .pendingAcquireMaxCount(settings.maxConcurrent())
        .pendingAcquireTimeout(settings.mutationTimeout())
        .maxIdleTime(settings.maxIdle())
        .maxLifeTime(settings.maxLifetime())
        .evictInBackground(settings.maxIdle())
        .lifo()
        .build();
  }

  private static HttpClient.RequestSender sender(
      URI url, SubgraphSettings settings, ConnectionProvider connections) {
    return HttpClient.create(connections)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.connectTimeout().toMillis())
        .disableRetry(true)
        .headers(SubgraphClient::writeFixedHeaders)
        .post()
        .uri(url);
  }

  private static void writeFixedHeaders(HttpHeaders headers) {
    headers
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .set(HttpHeaderNames.ACCEPT, ACCEPT)
        .set(HttpHeaderNames.USER_AGENT, "ilmyeon-gateway");
  }

  URI url() {
    return url;
  }

  Guard guard() {
    return guard;
  }

  CircuitBreaker.State state() {
    return guard.breaker().getState();
  }

  /** For one more transport, until it {@linkplain #release() lets go}. */
  void hold() {
    holders.incrementAndGet();
  }

  /** Ends in a response of whatever status, or an exception that {@link Failures} knows. */
  Mono<SubgraphResponse> send(SubgraphRequest request, ClientCall call) {
    Mono<SubgraphResponse> answer =
        request.kind() == OperationKind.MUTATION ? mutation(request, call) : query(request, call);
    return answer.onErrorResume(
        ServerErrorException.class, failure -> Mono.just(failure.response()));
  }

  private Mono<SubgraphResponse> mutation(SubgraphRequest request, ClientCall call) {
    call.allow(settings.mutationTimeout());
    return guarded(request, call, settings.mutationTimeout());
  }

  private Mono<SubgraphResponse> query(SubgraphRequest request, ClientCall call) {
    Mono<SubgraphResponse> once = Mono.defer(() -> queryOnce(request, call));
    budget.earn();
    return once.onErrorResume(failure ->
        Failures.isPassing(failure) && budget.spend()
            ? Mono.delay(pause()).then(once)
            : Mono.error(failure));
  }

  /**
   * Waits for the read time-out or what is left of the client's time, whichever is shorter. A
   * subgraph that had at least half of its time-out has to answer for it; one that was asked too
   * late does not.
   */
  private Mono<SubgraphResponse> queryOnce(SubgraphRequest request, ClientCall call) {
    Duration timeLeft = Duration.ofNanos(call.timeLeft());
    if (!timeLeft.isPositive()) {
      return Mono.error(new TimeoutException("no time left"));
    }
    Duration readTimeout = settings.readTimeout();
    if (timeLeft.compareTo(readTimeout) >= 0) {
      return guarded(request, call, readTimeout);
    }
    return timeLeft.compareTo(readTimeout.dividedBy(2)) >= 0
        ? guarded(request, call, timeLeft)
        : guarded(request, call, readTimeout).timeout(timeLeft, late(timeLeft));
  }

  private static Mono<SubgraphResponse> late(Duration limit) {
    long due = System.nanoTime() + limit.toNanos();
    return Mono.error(() -> StarvedException.after(limit, due));
  }

  private Duration pause() {
    double chance = 0.5 + ThreadLocalRandom.current().nextDouble();
    return Duration.ofNanos((long) (settings.retry().pause().toNanos() * chance));
  }

  private Mono<SubgraphResponse> guarded(SubgraphRequest request, ClientCall call, Duration limit) {
    return exchange(request, call)
        .transformDeferred(BulkheadOperator.of(guard.bulkhead()))
        .timeout(limit, late(limit))
        .transformDeferred(CircuitBreakerOperator.of(guard.breaker()));
  }

  private Mono<SubgraphResponse> exchange(SubgraphRequest request, ClientCall call) {
    return sender
        .send((outgoing, outbound) -> write(outgoing, outbound, request.body(), call))
        .response(this::read)
        .single();
  }

  private static Publisher<Void> write(
      HttpClientRequest request, NettyOutbound outbound, byte[] body, ClientCall call) {
    call.forEachHeader(request.requestHeaders()::add);
    request.requestHeaders().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
    return outbound.sendObject(Unpooled.wrappedBuffer(body));
  }

  private Mono<SubgraphResponse> read(HttpClientResponse response, ByteBufFlux content) {
    return Mono.defer(() -> {
      ResponseBody body = new ResponseBody(announced(response), settings.maxResponse().toBytes());
      return content.doOnNext(body::add).then(Mono.fromCallable(() -> received(response, body)));
    });
  }

  private static long announced(HttpClientResponse response) {
    String length = response.responseHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
    return length == null ? -1 : Long.parseLong(length);
  }

  private static SubgraphResponse received(HttpClientResponse response, ResponseBody body) {
    SubgraphResponse received =
        new SubgraphResponse(
            response.status().code(),
            response.responseHeaders().get(HttpHeaderNames.CONTENT_TYPE),
            body.bytes(),
            body.length());
    if (received.status() >= 500) {
      throw new ServerErrorException(received);
    }
    return received;
  }

  /** Closes the connections if nobody holds them any more, those in use after their answers. */
  void release() {
    if (holders.decrementAndGet() == 0) {
      connections.dispose();
    }
  }
}
