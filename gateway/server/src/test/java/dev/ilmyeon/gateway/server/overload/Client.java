package dev.ilmyeon.gateway.server.overload;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.function.IntConsumer;

/** One connection, which asks one thing after the other. */
final class Client extends SimpleChannelInboundHandler<String> {

  /** There is no answer. */
  static final int NONE = 0;

  private final Channel channel;
  private IntConsumer answered = _ -> {};

  Client(Channel channel) {
    this.channel = channel;
  }

  boolean isOpen() {
    return channel.isActive();
  }

  /** {@code status}: told of that of the answer, or of {@link #NONE}. */
  void ask(ByteBuf request, IntConsumer status) {
    answered = status;
    channel.writeAndFlush(request.duplicate(), channel.voidPromise());
  }

  void hangUp() {
    channel.close();
  }

  private void tell(int status) {
    IntConsumer told = answered;
    answered = _ -> {};
    told.accept(status);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, String line) {
    tell(Integer.parseInt(line.split(" ")[1]));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    tell(NONE);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
