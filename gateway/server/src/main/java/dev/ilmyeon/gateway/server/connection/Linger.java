package dev.ilmyeon.gateway.server.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which the client goes on sending: first this side of it alone, and the
 * rest when the client has closed its own, or when it has had time to. If all of it is closed at
 * once, what comes in then makes the system reset the connection, and the reset overtakes the last
 * answer (RFC 9112, 9.6; nginx's {@code lingering_close}). What comes in meanwhile is to be thrown
 * away by who has begun this.
 */
final class Linger {

  private final Duration most;
  private boolean begun;

  Linger(Duration most) {
    this.most = most;
  }

  boolean hasBegun() {
    return begun;
  }

  /** Everything has been sent. Called on the event loop, as often as you like. */
  void close(ChannelHandlerContext context, ChannelPromise promise) {
    Channel channel = context.channel();
    channel.closeFuture().addListener(_ -> promise.trySuccess());
    if (begun) {
      return;
    }
    begun = true;
    Future<?> end =
        context.executor().schedule(() -> context.close(), most.toMillis(), TimeUnit.MILLISECONDS);
    channel.closeFuture().addListener(_ -> end.cancel(false));
    SslHandler tls = context.pipeline().get(SslHandler.class);
    if (tls == null) {
      sendNoMore(channel);
    } else {
      tls.closeOutbound().addListener(_ -> sendNoMore(channel));
    }
    channel.config().setAutoRead(true);
  }

  private static void sendNoMore(Channel channel) {
    if (channel instanceof DuplexChannel both) {
      both.shutdownOutput();
    } else {
      channel.close();
    }
  }
}
