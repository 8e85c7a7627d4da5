package dev.ilmyeon.gateway.server.shared;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection, while there is one that is good. One that breaks, or is too slow a few times in a
 * row, is given up at once and for good; another is tried in the background, and taken when it
 * answers in time. From the first late answer on one request at a time waits for the next, and
 * nobody else. So a store that hangs costs those that ask it when it begins to, and two more, a
 * time limit each, and all others nothing, however long it hangs; and one that comes back at
 * another place is found.
 */
final class StoreConnection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StoreConnection.class);

  static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  /** To connect, and to be let in. */
  static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);

  /** Answers in a row that are late, or none. */
  private static final int TOO_MANY = 3;

  private static final int PINGS = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private static final int THREADS = 2;

  private final ClientResources resources;
  private final RedisClient client;
  private final RedisURI uri;
  private final Duration timeLimit;
  private final ScheduledExecutorService timer;
  private final AtomicInteger late = new AtomicInteger();

  /** Whether somebody waits for a store that was late. */
  private final AtomicBoolean tried = new AtomicBoolean();

  private volatile @Nullable StatefulRedisConnection<String, byte[]> current;
  private volatile StoreStatus status;
  private Duration pause = FIRST_PAUSE;
  private boolean told;
  private boolean closed;

  StoreConnection(String url, Duration timeLimit) {
    this.uri = RedisURI.create(url);
    this.timeLimit = timeLimit;
    uri.setTimeout(CONNECT_LIMIT);
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
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_LIMIT).build())
            .build());
    this.status = new StoreStatus(false, Instant.now(), "not connected yet");
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("shared-store").daemon().factory());
    timer.execute(this::connect);
  }

  /** Null while there is none. */
  @Nullable StatefulRedisConnection<String, byte[]> current() {
    return current;
  }

  /**
   * For who can do without: null, too, while somebody waits already for an answer after a late one.
   */
  @Nullable StatefulRedisConnection<String, byte[]> prompt() {
    StatefulRedisConnection<String, byte[]> connection = current;
    return connection == null || late.get() == 0 || tried.compareAndSet(false, true)
        ? connection
        : null;
  }

  StoreStatus status() {
    return status;
  }

  /** Another one, of the caller's own. */
  CompletableFuture<StatefulRedisConnection<String, byte[]>> another() {
    return client.connectAsync(CODEC, uri).toCompletableFuture();
  }

  private void connect() {
    another()
        .whenComplete((connection, failure) -> {
          if (failure == null) {
            check(connection, PINGS);
          } else {
            failed(failure);
          }
        });
  }

  /** Whether it answers in time; the first time it may be late. */
  private void check(StatefulRedisConnection<String, byte[]> connection, int pings) {
    connection
        .async()
        .ping()
        .toCompletableFuture()
        .copy()
        .orTimeout(timeLimit.toNanos(), TimeUnit.NANOSECONDS)
        .whenComplete((_, failure) -> {
          if (failure == null) {
            take(connection);
          } else if (pings > 1 && connection.isOpen()) {
            check(connection, pings - 1);
          } else {
            connection.closeAsync();
            failed(failure);
          }
        });
  }

  private synchronized void take(StatefulRedisConnection<String, byte[]> connection) {
    if (closed) {
      connection.closeAsync();
      return;
    }
    if (told) {
      log.info(
          "The shared store at {} is back after {} s",
          place(),
          Duration.between(status.since(), Instant.now()).toSeconds());
    } else {
      log.info("The shared store is at {}", place());
    }
    told = false;
    late.set(0);
    tried.set(false);
    current = connection;
    status = new StoreStatus(true, Instant.now(), "");
    connection.addListener(
        new RedisConnectionStateListener() {
          @Override
          public void onRedisDisconnected(RedisChannelHandler<?, ?> channel) {
            lose(connection, "the connection broke");
          }
        });
    if (!connection.isOpen()) {
      lose(connection, "the connection broke");
    }
  }

  private synchronized void failed(Throwable failure) {
    if (closed) {
      return;
    }
    if (!told) {
      tell(reason(failure));
      status = new StoreStatus(false, status.since(), reason(failure));
    }
    tryAgain();
  }

  private void tell(String why) {
    told = true;
    log.warn(
        "The shared store at {} is lost ({}): until it is back each gateway goes by what it knows"
            + " itself",
        place(),
        why);
  }

  private void tryAgain() {
    timer.schedule(this::connect, pause.toNanos(), TimeUnit.NANOSECONDS);
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }

  /** It has answered in time. */
  void answered() {
    if (late.get() != 0) {
      late.set(0);
    }
    tried.set(false);
  }

  /** It has not; some of these in a row are its end. */
  void missed(StatefulRedisConnection<String, byte[]> connection, Throwable failure) {
    int missed = late.incrementAndGet();
    tried.set(false);
    if (!connection.isOpen() || missed >= TOO_MANY) {
      lose(connection, reason(failure));
    }
  }

  private synchronized void lose(StatefulRedisConnection<String, byte[]> connection, String why) {
    if (current != connection || closed) {
      return;
    }
    current = null;
    connection.closeAsync();
    Instant now = Instant.now();
    boolean wasSteady = Duration.between(status.since(), now).compareTo(LONGEST_PAUSE) > 0;
    if (wasSteady) {
      pause = FIRST_PAUSE;
    }
    status = new StoreStatus(false, now, why);
    tell(why);
    tryAgain();
  }

  private String reason(Throwable failure) {
    return failure instanceof TimeoutException
        ? "no answer in %d ms".formatted(timeLimit.toMillis())
        : String.valueOf(failure.getMessage());
  }

  private String place() {
    return uri.getHost() + ":" + uri.getPort();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      current = null;
    }
    timer.shutdownNow();
    client.shutdownAsync(0, 1, TimeUnit.SECONDS).join();
    resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
