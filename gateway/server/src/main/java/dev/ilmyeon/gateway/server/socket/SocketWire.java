package dev.ilmyeon.gateway.server.socket;

import dev.ilmyeon.gateway.server.subscription.SubscriptionProperties;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.FutureMono;

/**
 * The way out to a client: frames written during one turn of the event loop leave together. A
 * client that takes nothing for too long while something waits is cut off, and one that answers no
 * pings.
 */
final class SocketWire extends ChannelInboundHandlerAdapter {

  /** For the client to close it too. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /** Of a control frame's payload (RFC 6455, 5.5), less the code. */
  private static final int MAX_REASON = 123;

  private static final int PINGS_UNANSWERED = 2;

  private final Channel channel;
  private final Scheduler loop;
  private final SubscriptionProperties properties;
  private final Runnable writable;

  private long heardAt = System.nanoTime();
  private long filledAt;
  private boolean flushing;
  private boolean closing;
  private Disposable ping = Disposables.disposed();

  private SocketWire(Connection connection, SubscriptionProperties properties, Runnable writable) {
    this.channel = connection.channel();
    this.loop = Schedulers.fromExecutor(channel.eventLoop());
    this.properties = properties;
    this.writable = writable;
  }

  /** {@code writable} is run whenever more can be written again. */
  static SocketWire over(
      Connection connection, SubscriptionProperties properties, Runnable writable) {
    SocketWire wire = new SocketWire(connection, properties, writable);
    connection.addHandlerLast(wire);
    wire.keepAlive();
    return wire;
  }

  Scheduler loop() {
    return loop;
  }

  /** When the event loop has done what it is at. */
  void later(Runnable act) {
    channel.eventLoop().execute(act);
  }

  Disposable after(Duration time, Runnable act) {
    var timer =
        channel.eventLoop().schedule(act, Math.max(time.toMillis(), 0), TimeUnit.MILLISECONDS);
    return () -> timer.cancel(false);
  }

  /** Something has come from the client. */
  void heard() {
    heardAt = System.nanoTime();
  }

  private void keepAlive() {
    Duration silent = properties.keepAlive().multipliedBy(PINGS_UNANSWERED + 1);
    ping =
        after(
            properties.keepAlive(),
            () -> {
              if (System.nanoTime() - heardAt > silent.toNanos()) {
                channel.close();
              } else if (!closing) {
                channel.writeAndFlush(new PingWebSocketFrame());
                keepAlive();
              }
            });
  }

  boolean isWritable() {
    return channel.isWritable();
  }

  void send(byte[] json) {
    send(Unpooled.wrappedBuffer(json));
  }

  void send(ByteBuf json) {
    if (closing) {
      json.release();
      return;
    }
    channel.write(new TextWebSocketFrame(json), channel.voidPromise());
    if (!flushing) {
      flushing = true;
      channel
          .eventLoop()
          .execute(() -> {
            flushing = false;
            channel.flush();
          });
    }
  }

  ByteBuf buffer(int size) {
    return channel.alloc().buffer(size, size);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (channel.isWritable()) {
      writable.run();
    } else {
      long since = System.nanoTime();
      filledAt = since;
      after(
          properties.slowLimit(),
          () -> {
            if (!channel.isWritable() && filledAt == since) {
              channel.close();
            }
          });
    }
    context.fireChannelWritabilityChanged();
  }

  /** Says why, and leaves the client a moment to close it too. */
  void close(int code, String reason) {
    if (!closing) {
      closing = true;
      channel.writeAndFlush(new CloseWebSocketFrame(code, shortened(reason)));
      after(FAREWELL, channel::close);
    }
  }

  private static String shortened(String reason) {
    return reason.getBytes(StandardCharsets.UTF_8).length <= MAX_REASON
        ? reason
        : reason.substring(0, MAX_REASON / 4);
  }

  /** Completes when the connection is closed, whoever did that. */
  Mono<Void> closed() {
    return FutureMono.from(channel.closeFuture());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    ping.dispose();
    context.fireChannelInactive();
  }
}
