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

  private static final int HEAD = 5;

  private static final int LENGTH_ITSELF = 4;

  private static final int READY = 'Z';

  private final Duration limit;

  private @Nullable ScheduledFuture<?> timer;
  private int seenOfHead;
  private int type;
  private int length;
  private int toSkip;
  private boolean begun;

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
    boolean over = message instanceof ByteBuf part && (isNoHandshake(part) || isReady(part));
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

  /** It begins otherwise than the server's part of one in the clear: with the answer about TLS. */
  private boolean isNoHandshake(ByteBuf part) {
    if (begun || !part.isReadable()) {
      return false;
    }
    begun = true;
    return switch (part.getByte(part.readerIndex())) {
      case 'R', 'E', 'v' -> false;
      default -> true;
    };
  }

  private boolean isReady(ByteBuf part) {
    int at = part.readerIndex();
    while (at < part.writerIndex()) {
      if (toSkip > 0) {
        int skipped = Math.min(toSkip, part.writerIndex() - at);
        toSkip -= skipped;
        at += skipped;
      } else if (endsHead(part.getByte(at++))) {
        if (type == READY) {
          return true;
        }
        toSkip = Math.max(0, length - LENGTH_ITSELF);
      }
    }
    return false;
  }

  private boolean endsHead(byte next) {
    if (seenOfHead == 0) {
      type = next;
      length = 0;
    } else {
      length = length << Byte.SIZE | Byte.toUnsignedInt(next);
    }
    seenOfHead = (seenOfHead + 1) % HEAD;
    return seenOfHead == 0;
  }
}
