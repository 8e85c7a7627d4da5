package dev.ilmyeon.gateway.server.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connection of a client that sends the head of a request byte by byte (as the slowloris
 * attack does), or takes no byte of its answer. Neither is seen by a limit to idle connections,
 * since every byte restarts that, and it does not run while there is an answer to be written;
 * bodies have a limit of their own.
 *
 * <p>Stands behind the decoder. What is usual costs no timer: a head that comes whole, an answer
 * that the socket takes whole.
 */
final class SlowClient extends ChannelDuplexHandler {

  private final ConnectionProperties properties;
  private final Runnable cutOff;

  /** Something was decoded since the last bytes came. */
  private boolean decoded;

  private boolean inBody;
  private @Nullable Future<?> head;
  private boolean watched;
  private long pending;
  private long progress;

  /** {@code cutOff}: told of a client that is. */
  SlowClient(ConnectionProperties properties, Runnable cutOff) {
    this.properties = properties;
    this.cutOff = cutOff;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    decoded = true;
    inBody = !(message instanceof LastHttpContent) && (inBody || message instanceof HttpRequest);
    stopWaiting();
    context.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!decoded && !inBody && head == null) {
      head =
          context
              .executor()
              .schedule(
                  () -> cut(context.channel()),
                  properties.headTimeout().toMillis(),
                  TimeUnit.MILLISECONDS);
    }
    decoded = false;
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stopWaiting();
    context.fireChannelInactive();
  }

  private void stopWaiting() {
    if (head != null) {
      head.cancel(false);
      head = null;
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    context.flush();
    if (!watched && pending(context.channel()) > 0) {
      watched = true;
      watch(context.channel());
    }
  }

  private void watch(Channel channel) {
    pending = pending(channel);
    progress = progress(channel);
    channel
        .eventLoop()
        .schedule(() -> lookAgain(channel), properties.stalled().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void lookAgain(Channel channel) {
    if (pending(channel) == 0) {
      watched = false;
    } else if (pending(channel) >= pending && progress(channel) == progress) {
      cut(channel);
    } else {
      watch(channel);
    }
  }

  private void cut(Channel channel) {
    cutOff.run();
    channel.close();
  }

  private static long pending(Channel channel) {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** Of what is being written: less than whole buffers is not seen in what is pending. */
  private static long progress(Channel channel) {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.currentProgress();
  }
}
