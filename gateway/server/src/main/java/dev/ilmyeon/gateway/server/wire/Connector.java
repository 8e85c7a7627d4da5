package dev.ilmyeon.gateway.server.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to one server: asks for the name's addresses, tries one after another, and
 * shakes hands if it is https. The connect time-out holds for all of it; each address gets its
 * share of what is left.
 */
public final class Connector {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final Network network;
  private final String host;
  private final int port;
  private final boolean secure;
  private final Duration timeout;
  private final HttpVersion version;

  /** Where the outcome goes, once, on the event loop. */
  public interface Listener {

    /** Nothing but TLS is in its pipeline. */
    void connected(Channel channel);

    void failed(Throwable cause);
  }

  /**
   * Nothing is connected before it is asked for.
   *
   * @param url http or https, with a host
   * @param timeout for a connection: name, TCP and TLS
   */
  public Connector(Network network, URI url, Duration timeout) {
    this(network, url, timeout, HttpVersion.HTTP_1_1);
  }

  /**
   * @param version what TLS offers, if it is https
   */
  Connector(Network network, URI url, Duration timeout, HttpVersion version) {
    this.network = network;
    this.host = withoutBrackets(url.getHost());
    this.secure = "https".equals(url.getScheme());
    this.port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS : HTTP;
    this.timeout = timeout;
    this.version = version;
  }

  /** Of an IPv6 address in a URL. */
  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /**
   * Opens one; the listener may hear of a failure before this returns.
   *
   * @param loop of the network, on which this is called
   */
  public void connect(EventLoop loop, Listener listener) {
    new Attempt(loop, listener).resolve();
  }

  /** At one connection. */
  private final class Attempt {

    private final EventLoop loop;
    private final Listener listener;
    private final long deadline = System.nanoTime() + timeout.toNanos();
    private final Queue<InetSocketAddress> untried = new ArrayDeque<>();

    Attempt(EventLoop loop, Listener listener) {
      this.loop = loop;
      this.listener = listener;
    }

    void resolve() {
      byte @Nullable [] literal = NetUtil.createByteArrayFromIpAddressString(host);
      if (literal == null) {
        network
            .names(loop)
            .resolveAll(InetSocketAddress.createUnresolved(host, port))
            .addListener((Future<List<InetSocketAddress>> addresses) -> resolved(addresses));
        return;
      }
      try {
        untried.add(new InetSocketAddress(InetAddress.getByAddress(literal), port));
        tryNext(null);
      } catch (UnknownHostException e) {
        listener.failed(e);
      }
    }

    private void resolved(Future<List<InetSocketAddress>> addresses) {
      if (addresses.isSuccess()) {
        untried.addAll(addresses.getNow());
        tryNext(null);
      } else {
        listener.failed(addresses.cause());
      }
    }

    private void tryNext(@Nullable Throwable before) {
      int addresses = untried.size();
      if (addresses == 0) {
        listener.failed(before == null ? new UnknownHostException(host) : before);
        return;
      }
      new Bootstrap()
          .group(loop)
          .channel(network.channelType())
          .option(ChannelOption.TCP_NODELAY, true)
          .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(1, timeLeft() / addresses))
          .disableResolver()
          .handler(
              new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel channel) {
                  secure(channel);
                }
              })
          .connect(untried.remove())
          .addListener((ChannelFuture future) -> {
            if (future.isSuccess()) {
              shakeHands(future.channel());
            } else {
              tryNext(future.cause());
            }
          });
    }

    private void secure(Channel channel) {
      if (secure) {
        SslHandler tls = network.tls(version).newHandler(channel.alloc(), host, port);
        channel.pipeline().addLast(tls, new Quiet());
      }
    }

    private void shakeHands(Channel channel) {
      SslHandler tls = channel.pipeline().get(SslHandler.class);
      if (tls == null) {
        ready(channel);
        return;
      }
      tls.setHandshakeTimeoutMillis(Math.max(1, timeLeft()));
      tls.handshakeFuture()
          .addListener(shaken -> {
            if (shaken.isSuccess()) {
              channel.pipeline().remove(Quiet.class);
              ready(channel);
            } else {
              channel.close();
              listener.failed(shaken.cause());
            }
          });
    }

    private void ready(Channel channel) {
      if (channel.isActive()) {
        listener.connected(channel);
      } else {
        listener.failed(new ConnectionClosedException("closed at once"));
      }
    }

    /** Milliseconds. */
    private long timeLeft() {
      return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
  }

  /** Keeps Netty from logging what the handshake's future tells. */
  private static final class Quiet extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
