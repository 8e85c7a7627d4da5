package dev.ilmyeon.gateway.server.wire;

import io.netty.channel.Channel;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;

/**
 * Opens HTTP connections to one server, of the version that the settings ask for or the server
 * likes best. In HTTP/2 the connect time-out holds until the server's settings have come.
 */
final class HttpConnector {

  private final Connector connector;
  private final OriginSettings settings;
  private final RequestHead head;
  private final StreamHead streamHead;

  /** Whether a new connection will be one that many calls share, as far as is known. */
  private volatile boolean multiplexing;

  /** Where the outcome goes, once, on the event loop. */
  interface Listener {

    void connected(SerialConnection connection);

    void connected(MultiplexedConnection connection);

    void failed(Throwable cause);
  }

  HttpConnector(Network network, URI url, OriginSettings settings) {
    this.connector = new Connector(network, url, settings.connectTimeout(), settings.version());
    this.settings = settings;
    RequestTarget target = RequestTarget.of(url);
    this.head = new RequestHead(target, settings.compressed());
    this.streamHead = new StreamHead(target, settings.compressed());
    this.multiplexing =
        switch (settings.version()) {
          case HTTP_1_1 -> false;
          case HTTP_2 -> true;
          // The first one tells.
          case AUTO -> "https".equals(url.getScheme());
        };
  }

  boolean isMultiplexing() {
    return multiplexing;
  }

  void connect(ConnectionPool pool, Listener listener) {
    connector.connect(pool.loop(), new Attempt(pool, listener));
  }

  /** At one connection. */
  private final class Attempt implements Connector.Listener {

    private final ConnectionPool pool;
    private final Listener listener;
    private final long deadline = System.nanoTime() + settings.connectTimeout().toNanos();

    Attempt(ConnectionPool pool, Listener listener) {
      this.pool = pool;
      this.listener = listener;
    }

    @Override
    public void connected(Channel channel) {
      if (speaksHttp2(channel)) {
        multiplexing = true;
        greet(channel);
      } else if (settings.version() == HttpVersion.HTTP_2) {
        channel.close();
        listener.failed(new SSLHandshakeException("the server does not offer HTTP/2"));
      } else {
        multiplexing = false;
        listener.connected(SerialConnection.over(channel, pool, head, settings.maxResponse()));
      }
    }

    private boolean speaksHttp2(Channel channel) {
      SslHandler tls = channel.pipeline().get(SslHandler.class);
      return tls == null
          ? settings.version() == HttpVersion.HTTP_2
          : ApplicationProtocolNames.HTTP_2.equals(tls.applicationProtocol());
    }

    private void greet(Channel channel) {
      long timeLeft = Math.max(0, deadline - System.nanoTime());
      ScheduledFuture<?> timer =
          pool.loop().schedule(() -> channel.close(), timeLeft, TimeUnit.NANOSECONDS);
      MultiplexedConnection.over(channel, pool, streamHead, settings.maxResponse())
          .addListener((Future<MultiplexedConnection> greeted) -> {
            boolean late = !timer.cancel(false);
            if (greeted.isSuccess()) {
              listener.connected(greeted.getNow());
            } else {
              listener.failed(
                  late ? new ConnectTimeoutException("no HTTP/2 in time") : greeted.cause());
            }
          });
    }

    @Override
    public void failed(Throwable cause) {
      listener.failed(cause);
    }
  }
}
