package dev.ilmyeon.gateway.server.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
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

  /** Whether the end of these bytes is told of twice. */
  private boolean again;

  private boolean inBody;
  private @Nullable Future<?> head;
  private boolean watched;
  private Backlog backlog = new Backlog(0, 0);

  /** {@code cutOff}: told of a client that is. */
  SlowClient(ConnectionProperties properties, Runnable cutOff) {
    this.properties = properties;
    this.cutOff = cutOff;
  }

  /** Behind a handler that is about to leave, and passes on what it has, end and all. */
  SlowClient afterPassing() {
    again = true;
    return this;
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
    decoded = decoded && again;
    again = false;
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stopWaiting();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    stopWaiting();
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
    if (!watched && !Backlog.of(context.channel()).isEmpty()) {
      watched = true;
      watch(context.channel());
    }
  }

  private void watch(Channel channel) {
    backlog = Backlog.of(channel);
    channel
        .eventLoop()
        .schedule(() -> lookAgain(channel), properties.stalled().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void lookAgain(Channel channel) {
    Backlog now = Backlog.of(channel);
    if (now.isEmpty()) {
      watched = false;
    } else if (now.standsStillSince(backlog)) {
      cut(channel);
    } else {
      watch(channel);
    }
  }

  private void cut(Channel channel) {
    cutOff.run();
    channel.close();
  }
}
