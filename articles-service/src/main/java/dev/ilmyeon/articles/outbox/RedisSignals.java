package dev.ilmyeon.articles.outbox;

import dev.ilmyeon.platform.subgraph.periodic.OutageLog;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Pub/sub of a Valkey or Redis: the instance that has written relays at once and publishes how far
 * it came, and every instance is subscribed. So none needs a connection that PostgreSQL keeps for
 * it alone, which poolers of connections do not have. A connection that breaks or does not answer
 * is given up, and another tried.
 */
final class RedisSignals implements OutboxSignals {

  /** To connect, and for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration PING_EVERY = Duration.ofSeconds(5);

  /** What is emitted is taken off at once, so nobody waits for their turn for long. */
  private static final EmitFailureHandler IN_TURN =
      EmitFailureHandler.busyLooping(Duration.ofSeconds(30));

  private static final Retry AGAIN =
      Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
          .maxBackoff(Duration.ofSeconds(5))
          .transientErrors(true);
  private static final int THREADS = 2;

  private final RedisURI uri;
  private final String channel;
  private final ClientResources resources;
  private final RedisClient client;
  private final Sinks.Many<Object> written = Sinks.many().multicast().directBestEffort();
  private final Sinks.Many<Long> relayed = Sinks.many().multicast().directBestEffort();
  private final OutageLog subscribing;
  private final OutageLog publishing;

  /** The connection to publish on: another one when it has broken. */
  private final Mono<StatefulRedisConnection<String, String>> publisher;

  RedisSignals(String url, String channel) {
    this.uri = RedisURI.create(url);
    uri.setTimeout(PATIENCE);
    this.channel = channel;
    this.resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .build();
    this.client = RedisClient.create(resources);
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(false)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
            .build());
    String place = uri.getHost() + ":" + uri.getPort();
    this.subscribing = new OutageLog("Hearing of events through " + place);
    this.publishing = new OutageLog("Telling of events through " + place);
    this.publisher =
        Mono.fromCompletionStage(() -> client.connectAsync(StringCodec.UTF8, uri))
            .cacheInvalidateIf(connection -> !connection.isOpen());
  }

  @Override
  public Flux<?> heard() {
    return Flux.merge(takenOff(written), published(), publishing());
  }

  /** The latest. What comes of it is done elsewhere, while others may emit. */
  private static <T> Flux<T> takenOff(Sinks.Many<T> emitted) {
    return emitted.asFlux().onBackpressureLatest().publishOn(Schedulers.parallel(), 1);
  }

  private Flux<Object> published() {
    return Flux.usingWhen(
            Mono.fromCompletionStage(() -> client.connectPubSubAsync(StringCodec.UTF8, uri)),
            this::messages,
            connection -> Mono.fromCompletionStage(connection::closeAsync))
        .doOnNext(_ -> subscribing.worked())
        .doOnError(subscribing::failed)
        .retryWhen(AGAIN);
  }

  /** The first is that it is subscribed: who knows what came before. */
  private Flux<Object> messages(StatefulRedisPubSubConnection<String, String> connection) {
    Flux<Object> heard =
        connection.reactive().observeChannels(OverflowStrategy.LATEST).cast(Object.class);
    Mono<Object> subscribed =
        connection.reactive().subscribe(channel).timeout(PATIENCE).thenReturn(channel);
    Flux<Object> alive =
        Flux.interval(PING_EVERY)
            .onBackpressureDrop()
            .concatMap(_ -> connection.reactive().ping().timeout(PATIENCE), 0)
            .ignoreElements()
            .cast(Object.class)
            .flux();
    return Flux.merge(broken(connection), heard, subscribed, alive);
  }

  private static Mono<Object> broken(StatefulRedisPubSubConnection<String, String> connection) {
    return Mono.create(sink ->
        connection.addListener(
            new RedisConnectionStateListener() {
              @Override
              public void onRedisDisconnected(RedisChannelHandler<?, ?> channel) {
                sink.error(new IllegalStateException("The connection was closed"));
              }
            }));
  }

  /** Positions only grow, so the latest says it for those before it. */
  private Mono<Object> publishing() {
    return takenOff(relayed)
        .onBackpressureLatest()
        .concatMap(this::publish, 0)
        .ignoreElements()
        .cast(Object.class);
  }

  /** Until it is done: meanwhile whoever is not told looks by itself. */
  private Mono<Long> publish(long position) {
    return publisher
        .flatMap(connection ->
            connection
                .reactive()
                .publish(channel, Long.toString(position))
                .timeout(PATIENCE)
                .doOnError(_ -> connection.closeAsync()))
        .doOnSuccess(_ -> publishing.worked())
        .doOnError(publishing::failed)
        .retryWhen(AGAIN);
  }

  @Override
  public boolean needsWriters() {
    return true;
  }

  @Override
  public void written() {
    written.emitNext(channel, IN_TURN);
  }

  @Override
  public void relayed(long position) {
    relayed.emitNext(position, IN_TURN);
  }

  @Override
  public void close() {
    client.shutdownAsync(0, 1, TimeUnit.SECONDS).join();
    resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
