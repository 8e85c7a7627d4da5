package dev.ilmyeon.bench.fanout;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The subgraph: tells everybody who has subscribed the same event, again and again. */
final class EventSource implements AutoCloseable {

  static final String PATH = "/live";
  static final String PROTOCOL = "graphql-transport-ws";

  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]*)\"");

  private static final String TEXT = "기상청 제공: 서울 25.9℃ 구름많음, 강릉 29.3℃ 흐림";

  private static final int LONGEST_HEAD = 64 * 1024;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Map<Channel, String> subscribed = new ConcurrentHashMap<>();
  private final AtomicLong sent = new AtomicLong();
  private final Channel server;

  /** {@code port}: 0 for any. */
  EventSource(int port) {
    this.server =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(LONGEST_HEAD),
                            new WebSocketServerProtocolHandler(PATH, PROTOCOL),
                            new Subscription());
                  }
                })
            .bind("127.0.0.1", port)
            .syncUninterruptibly()
            .channel();
  }

  int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** Subscriptions there are now. */
  int subscriptions() {
    return subscribed.size();
  }

  /** Events so far, each of which all subscriptions were told. */
  long sent() {
    return sent.get();
  }

  /** Begins to tell so many a second; until that is cancelled. */
  Future<?> tell(int aSecond) {
    return loop.next()
        .scheduleAtFixedRate(
            this::tell, 0, TimeUnit.SECONDS.toNanos(1) / aSecond, TimeUnit.NANOSECONDS);
  }

  private void tell() {
    String event =
        ",\"type\":\"next\",\"payload\":{\"data\":{\"tick\":{\"number\":%d,\"at\":\"%d\",\"text\":\"%s\"}}}}"
            .formatted(sent.incrementAndGet(), System.nanoTime(), TEXT);
    subscribed.forEach((channel, id) ->
        channel.writeAndFlush(new TextWebSocketFrame("{\"id\":\"" + id + "\"" + event)));
  }

  private final class Subscription extends SimpleChannelInboundHandler<TextWebSocketFrame> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
      String message = frame.text();
      if (message.contains("\"connection_init\"")) {
        context.writeAndFlush(new TextWebSocketFrame("{\"type\":\"connection_ack\"}"));
      } else if (message.contains("\"ping\"")) {
        context.writeAndFlush(new TextWebSocketFrame("{\"type\":\"pong\"}"));
      } else if (message.contains("\"subscribe\"")) {
        Matcher id = ID.matcher(message);
        subscribed.put(context.channel(), id.find() ? id.group(1) : "");
      } else if (message.contains("\"complete\"")) {
        subscribed.remove(context.channel());
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      subscribed.remove(context.channel());
    }
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
