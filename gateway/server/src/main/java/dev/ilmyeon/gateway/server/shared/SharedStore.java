package dev.ilmyeon.gateway.server.shared;

import dev.ilmyeon.gateway.server.shared.StoreMeters.Outcome;
import dev.ilmyeon.gateway.server.wire.Network;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The store as the rest of the gateway sees it: scripts that run there, in time or not at all. */
public final class SharedStore implements AutoCloseable {

  private final SharedProperties properties;
  private final Network network;
  private final StoreConnection connection;
  private final StoreMeters meters;

  /** Does not wait for it. */
  SharedStore(SharedProperties properties, String url, Network network, MeterRegistry registry) {
    this.properties = properties;
    this.network = network;
    this.connection = new StoreConnection(url, properties.timeLimit());
    this.meters = new StoreMeters(registry, () -> connection.current() != null);
  }

  public boolean isFor(SharedUse use) {
    return properties.use().contains(use);
  }

  public StoreStatus status() {
    return connection.status();
  }

  /**
   * The name of something there. The braces keep all of one prefix on one machine of a cluster, so
   * that a script may touch them together.
   */
  public String key(SharedUse use, String name) {
    return "{" + properties.prefix() + "}:" + use.word() + ":" + name;
  }

  /**
   * Runs a script. What it returns comes on the event loop that this is subscribed to on: integers
   * are {@link Long}s, texts arrays of bytes, nil is null.
   *
   * @param arguments texts in UTF-8
   * @return fails with {@link StoreLostException}, within the time limit; at once while the store
   *     is lost, or somebody else waits to see whether it is
   */
  public Mono<List<@Nullable Object>> run(
      SharedUse use, StoreScript script, List<String> keys, byte[]... arguments) {
    return run(connection::prompt, use, properties.timeLimit(), script, keys, arguments);
  }

  /** The same with another time limit, for what nobody waits for who reads a page. */
  Mono<List<@Nullable Object>> run(
      SharedUse use, Duration limit, StoreScript script, List<String> keys, byte[]... arguments) {
    return run(connection::current, use, limit, script, keys, arguments);
  }

  private Mono<List<@Nullable Object>> run(
      Supplier<@Nullable StatefulRedisConnection<String, byte[]>> taken,
      SharedUse use,
      Duration limit,
      StoreScript script,
      List<String> keys,
      byte[]... arguments) {
    return Mono.defer(() -> {
      Timer.Sample sample = meters.begin();
      StatefulRedisConnection<String, byte[]> current = taken.get();
      if (current == null) {
        meters.end(sample, use, Outcome.LOST);
        return Mono.error(new StoreLostException("The shared store is lost"));
      }
      // Also if nobody waits for it any more.
      CompletableFuture<List<@Nullable Object>> answer =
          answer(current, limit, script, keys, arguments)
              .whenComplete((_, failure) -> {
                if (failure == null) {
                  connection.answered();
                } else {
                  connection.missed(current, cause(failure));
                }
                meters.end(sample, use, failure == null ? Outcome.OK : Outcome.FAILED);
              });
      return Mono.fromFuture(answer, true)
          .onErrorMap(_ -> new StoreLostException("The shared store did not answer"))
          .publishOn(Schedulers.fromExecutor(network.loop()));
    });
  }

  private CompletableFuture<List<@Nullable Object>> answer(
      StatefulRedisConnection<String, byte[]> current,
      Duration limit,
      StoreScript script,
      List<String> keyList,
      byte[][] arguments) {
    RedisAsyncCommands<String, byte[]> commands = current.async();
    String[] keys = keyList.toArray(String[]::new);
    return commands
        .<List<@Nullable Object>>evalsha(script.hash(), ScriptOutputType.MULTI, keys, arguments)
        .toCompletableFuture()
        .exceptionallyCompose(failure ->
            cause(failure) instanceof RedisNoScriptException
                ? commands
                    .<List<@Nullable Object>>eval(
                        script.text(), ScriptOutputType.MULTI, keys, arguments)
                    .toCompletableFuture()
                : CompletableFuture.failedFuture(failure))
        .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** A text or a number as scripts take it. */
  public static byte[] argument(Object value) {
    return value.toString().getBytes(StandardCharsets.UTF_8);
  }

  Duration timeLimit() {
    return properties.timeLimit();
  }

  /** A connection of the caller's own. */
  CompletableFuture<StatefulRedisConnection<String, byte[]>> another() {
    return connection.another();
  }

  @Override
  public void close() {
    connection.close();
  }
}
