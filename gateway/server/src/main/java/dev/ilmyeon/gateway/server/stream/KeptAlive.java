package dev.ilmyeon.gateway.server.stream;

import dev.ilmyeon.gateway.server.subscription.SubscriptionProperties;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A stream with comments in between, by which either side notices that the other is gone. Each time
 * it is looked whether the client takes anything: if not for too long, it is cut off.
 */
final class KeptAlive {

  private final Channel channel;
  private final Duration slowLimit;
  private long writableAt = System.nanoTime();

  private KeptAlive(Channel channel, Duration slowLimit) {
    this.channel = channel;
    this.slowLimit = slowLimit;
  }

  static Flux<byte[]> stream(
      Flux<byte[]> frames, ServerHttpResponse response, SubscriptionProperties properties) {
    Channel channel = channel(response);
    KeptAlive watch = new KeptAlive(channel, properties.slowLimit());
    Scheduler loop = Schedulers.fromExecutorService(channel.eventLoop());
    Sinks.Empty<Void> over = Sinks.empty();
    Flux<byte[]> comments =
        Flux.interval(Duration.ZERO, properties.keepAlive(), loop)
            .doOnNext(_ -> watch.look())
            .map(_ -> Frames.COMMENT)
            .onBackpressureDrop()
            .takeUntilOther(over.asMono());
    return Flux.merge(comments, frames.doOnTerminate(over::tryEmitEmpty));
  }

  private static Channel channel(ServerHttpResponse response) {
    HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
    AtomicReference<@Nullable Channel> channel = new AtomicReference<>();
    server.withConnection(connection -> channel.set(connection.channel()));
    return Objects.requireNonNull(channel.get());
  }

  private void look() {
    if (channel.isWritable()) {
      writableAt = System.nanoTime();
    } else if (System.nanoTime() - writableAt > slowLimit.toNanos()) {
      channel.close();
    }
  }
}
