package dev.ilmyeon.platform.subgraph.pool;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection to PostgreSQL that is not ready for the first statement after a time. The
 * driver leaves one open whose opening is given up: while a server hangs there would be one more of
 * them with each try, here and perhaps there, where their number is limited.
 *
 * <p>Ready is the server when it says {@code ReadyForQuery}; see "Message Flow" in PostgreSQL's
 * documentation. What is said over TLS is not looked into.
 */
final class HandshakeLimit extends ChannelInboundHandlerAdapter {

  private static final char READY = 'Z';

  private final Duration limit;
  private final MessageWalk told = new MessageWalk();

  private @Nullable ScheduledFuture<?> timer;
  private boolean begun;
  private boolean over;

  HandshakeLimit(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    timer =
        context.executor().schedule(() -> context.close(), limit.toMillis(), TimeUnit.MILLISECONDS);
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf part && part.isReadable()) {
      over = !begun && !isHandshake(part);
      begun = true;
      told.walk(part, (type, _, _) -> over |= type == READY);
    }
    context.fireChannelRead(message);
    if (over) {
      context.pipeline().remove(this);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  /** It begins as the server's part of one in the clear, not with the answer about TLS. */
  static boolean isHandshake(ByteBuf part) {
    return switch (part.getByte(part.readerIndex())) {
      case 'R', 'E', 'v' -> true;
      default -> false;
    };
  }
}
