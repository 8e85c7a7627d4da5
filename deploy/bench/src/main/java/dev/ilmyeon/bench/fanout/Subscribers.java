package dev.ilmyeon.bench.fanout;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** All clients, on one event loop. */
final class Subscribers implements AutoCloseable {

  /** Sockets that are being opened at the same time. */
  private static final int AT_ONCE = 100;

  private static final int LONGEST_HEAD = 64 * 1024;
  private static final long PATIENCE_SECONDS = 60;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Tally tally = new Tally();
  private final URI url;

  Subscribers(URI url) {
    this.url = url;
  }

  /** Opens so many sockets, each until it is acknowledged. */
  List<Subscriber> open(int count) throws IOException {
    List<Subscriber> opened = new ArrayList<>(count);
    while (opened.size() < count) {
      List<CompletableFuture<Subscriber>> some = new ArrayList<>();
      for (int i = 0; i < Math.min(AT_ONCE, count - opened.size()); i++) {
        some.add(open());
      }
      try {
        for (CompletableFuture<Subscriber> each : some) {
          opened.add(each.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
        }
      } catch (CompletionException e) {
        throw new IOException("No more than %d sockets: %s".formatted(opened.size(), e.getCause()));
      }
    }
    return opened;
  }

  private CompletableFuture<Subscriber> open() {
    Subscriber subscriber = new Subscriber(tally);
    WebSocketClientProtocolConfig protocol =
        WebSocketClientProtocolConfig.newBuilder()
            .webSocketUri(url)
            .subprotocol(EventSource.PROTOCOL)
            .build();
    new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new HttpClientCodec(),
                        new HttpObjectAggregator(LONGEST_HEAD),
                        new WebSocketClientProtocolHandler(protocol),
                        subscriber);
              }
            })
        .connect(url.getHost(), url.getPort())
        .addListener(connected -> {
          if (!connected.isSuccess()) {
            subscriber.failed(Objects.requireNonNull(connected.cause()));
          }
        });
    return subscriber.ready();
  }

  /** Counts events after this one. */
  void begin(long number) {
    loop.submit(() -> tally.begin(number)).awaitUninterruptibly();
  }

  Tally.Found found() {
    return loop.submit(tally::found).syncUninterruptibly().getNow();
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
