package dev.ilmyeon.gateway.server.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connection of a client that sends the head of a request byte by byte (as the slowloris
 * attack does), or takes no byte of its answer. Neither is seen by a limit to idle connections,
 * since every byte restarts that, and it does not run while there is an answer to be written;
 * bodies have a limit of their own.
 *
 * <p>A request may be answered before all of it has come: it is too long, or refused. What is left
 * of it may come then, and is thrown away, for as long as a head may take; so the client, which may
 * look for its answer when it has sent everything, gets it.
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

  /** Nothing that comes now can be understood. */
  private boolean broken;

  /** All of the answer to the last request has been written. */
  private boolean answered;

  private final Linger linger;
  private @Nullable Future<?> waiting;
  private boolean watched;
  private Backlog backlog = new Backlog(0, 0);

  /** {@code cutOff}: told of a client that is. */
  SlowClient(ConnectionProperties properties, Runnable cutOff) {
    this.properties = properties;
    this.cutOff = cutOff;
    this.linger = new Linger(properties.headTimeout());
  }

  /** Behind a handler that is about to leave, and passes on what it has, end and all. */
  SlowClient afterPassing() {
    again = true;
    return this;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (linger.hasBegun()) {
      ReferenceCountUtil.release(message);
      return;
    }
    decoded = true;
    if (message instanceof HttpRequest request) {
      answered = false;
      broken = request.decoderResult().isFailure();
    }
    inBody = !(message instanceof LastHttpContent) && (inBody || message instanceof HttpRequest);
    if (!isRestDue()) {
      stopWaiting();
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if ((isRestDue() || !decoded && !inBody) && waiting == null && !linger.hasBegun()) {
      await(context);
    }
    decoded = decoded && again;
    again = false;
    context.fireChannelReadComplete();
  }

  /** Whether more comes of a request that has its answer. */
  private boolean isRestDue() {
    return answered && inBody;
  }

  /** The rest of that, or of a head. */
  private void await(ChannelHandlerContext context) {
    waiting =
        context
            .executor()
            .schedule(
                () -> cut(context), properties.headTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent && !isInformational(message)) {
      answered = true;
      if (inBody && !decoded && waiting == null) {
        await(context);
      }
    }
    context.write(message, promise);
  }

  private static boolean isInformational(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if ((isRestDue() || answered && broken) && context.channel().isActive()) {
      stopWaiting();
      linger.close(context, promise);
    } else {
      context.close(promise);
    }
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
    if (waiting != null) {
      waiting.cancel(false);
      waiting = null;
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    context.flush();
    if (!watched && !Backlog.of(context.channel()).isEmpty()) {
      watched = true;
      watch(context);
    }
  }

  private void watch(ChannelHandlerContext context) {
    backlog = Backlog.of(context.channel());
    context
        .executor()
        .schedule(() -> lookAgain(context), properties.stalled().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void lookAgain(ChannelHandlerContext context) {
    Backlog now = Backlog.of(context.channel());
    if (now.isEmpty()) {
      watched = false;
    } else if (now.standsStillSince(backlog)) {
      cut(context);
    } else {
      watch(context);
    }
  }

  /** At once: nobody waits for an answer. */
  private void cut(ChannelHandlerContext context) {
    cutOff.run();
    context.close();
  }
}
