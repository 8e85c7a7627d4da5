package dev.ilmyeon.bench.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A client's socket. Reads of an event its number and when it was told, and no more. */
final class Subscriber extends SimpleChannelInboundHandler<TextWebSocketFrame> {

  private static final String SUBSCRIBE =
      "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { tick { number at text } }\"}}";

  private static final byte[] NUMBER = ascii("\"number\":");
  private static final byte[] AT = ascii("\"at\":\"");

  private final Tally tally;
  private final CompletableFuture<Subscriber> ready = new CompletableFuture<>();
  private volatile @Nullable Channel channel;
  private volatile @Nullable String end;
  private long last;

  Subscriber(Tally tally) {
    this.tally = tally;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** When it may subscribe. */
  CompletableFuture<Subscriber> ready() {
    return ready;
  }

  void failed(Throwable cause) {
    ready.completeExceptionally(cause);
  }

  void subscribe() {
    Channel open = channel;
    if (open != null) {
      open.writeAndFlush(new TextWebSocketFrame(SUBSCRIBE));
    }
  }

  /** What came instead of an event, or that the connection was closed; null for neither. */
  @Nullable String end() {
    return end;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      channel = context.channel();
      context.writeAndFlush(new TextWebSocketFrame("{\"type\":\"connection_init\"}"));
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    ByteBuf json = frame.content();
    long number = number(json, NUMBER);
    if (number >= 0) {
      tally.received(number, last, number(json, AT));
      last = number;
    } else if (!ready.isDone()) {
      ready.complete(this);
    } else if (end == null) {
      end = frame.text();
    }
  }

  /** What follows; -1 if it is not there. */
  private static long number(ByteBuf json, byte[] name) {
    int at = json.readerIndex();
    int end = json.writerIndex() - name.length;
    while (at < end && !isAt(json, at, name)) {
      at++;
    }
    if (at >= end) {
      return -1;
    }
    long number = 0;
    for (int i = at + name.length; i < json.writerIndex(); i++) {
      int digit = json.getByte(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static boolean isAt(ByteBuf json, int at, byte[] name) {
    for (int i = 0; i < name.length; i++) {
      if (json.getByte(at + i) != name[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end = "closed";
    failed(new IllegalStateException("The socket was closed"));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    end = cause.toString();
    failed(cause);
    context.close();
  }
}
