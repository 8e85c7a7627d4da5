package dev.ilmyeon.gateway.server.overload;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A subgraph that says the same to everything, and costs next to nothing. */
final class FixedServer implements AutoCloseable {

  private final Channel channel;

  private FixedServer(Channel channel) {
    this.channel = channel;
  }

  static FixedServer saying(String json, EventLoopGroup loops) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(body.length)
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuf answer = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(head, body));
    return new FixedServer(
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new Messages(), answering(answer));
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel());
  }

  private static SimpleChannelInboundHandler<String> answering(ByteBuf answer) {
    return new SimpleChannelInboundHandler<>() {
      @Override
      protected void channelRead0(ChannelHandlerContext context, String line) {
        context.writeAndFlush(answer.duplicate());
      }

      @Override
      public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
      }
    };
  }

  String url() {
    return "http://127.0.0.1:%d/graphql"
        .formatted(((InetSocketAddress) channel.localAddress()).getPort());
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
  }
}
