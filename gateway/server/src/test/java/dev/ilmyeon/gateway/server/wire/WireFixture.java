package dev.ilmyeon.gateway.server.wire;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Origins on two event loops, and what their calls come to. */
final class WireFixture implements AutoCloseable {

  static final OriginSettings PATIENT =
      new OriginSettings(
          Duration.ofSeconds(5),
          8,
          8,
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          1024 * 1024,
          false,
          HttpVersion.AUTO);

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final EventLoop first = group.next();
  private final EventLoop second = group.next();
  private final Network network;
  private final List<HttpOrigin> origins = new ArrayList<>();

  WireFixture() {
    this(SslContextBuilder::forClient);
  }

  WireFixture(Supplier<SslContextBuilder> trust) {
    this(trust, Network.names(NioSocketChannel.class, NioDatagramChannel.class));
  }

  /** In a world of one name, with these addresses. */
  static WireFixture whereAllNamesAre(List<InetAddress> addresses) {
    return new WireFixture(SslContextBuilder::forClient, new OneName(addresses));
  }

  private WireFixture(
      Supplier<SslContextBuilder> trust, AddressResolverGroup<InetSocketAddress> names) {
    network = new Network(group, NioSocketChannel.class, names, trust);
  }

  private static final class OneName extends AddressResolverGroup<InetSocketAddress> {

    private final List<InetAddress> addresses;

    OneName(List<InetAddress> addresses) {
      this.addresses = addresses;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
      return new InetNameResolver(executor) {
        @Override
        protected void doResolve(String name, Promise<InetAddress> promise) {
          promise.setSuccess(addresses.getFirst());
        }

        @Override
        protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
          promise.setSuccess(addresses);
        }
      }.asAddressResolver();
    }
  }

  EventLoop first() {
    return first;
  }

  EventLoop second() {
    return second;
  }

  HttpOrigin origin(URI url) {
    return origin(url, settings -> settings);
  }

  HttpOrigin origin(URI url, UnaryOperator<OriginSettings> change) {
    HttpOrigin origin = new HttpOrigin(network, url, change.apply(PATIENT));
    origins.add(origin);
    return origin;
  }

  Got query(HttpOrigin origin) {
    return query(origin, first);
  }

  Got query(HttpOrigin origin, EventLoop loop) {
    return post(origin, loop, braces(true));
  }

  Got query(HttpOrigin origin, HeaderLines headers) {
    return post(origin, first, new HttpPost(headers, ascii("{}"), true));
  }

  Got query(HttpOrigin origin, String body) {
    return post(origin, first, new HttpPost(HeaderLines.NONE, ascii(body), true));
  }

  Got mutation(HttpOrigin origin) {
    return post(origin, first, braces(false));
  }

  /** In one turn of the event loop. */
  List<Got> queriesAtOnce(HttpOrigin origin, int count) {
    List<Got> all = IntStream.range(0, count).mapToObj(_ -> new Got(first)).toList();
    first.execute(
        () -> all.forEach(got -> got.call.complete(origin.post(first, braces(true), got))));
    return all;
  }

  private static Got post(HttpOrigin origin, EventLoop loop, HttpPost post) {
    Got got = new Got(loop);
    loop.execute(() -> got.call.complete(origin.post(loop, post, got)));
    return got;
  }

  /** Given up before there can be a connection for it. */
  Got cancelledQuery(HttpOrigin origin) {
    Got got = new Got(first);
    first.execute(() -> origin.post(first, braces(true), got).cancel());
    return got;
  }

  private static HttpPost braces(boolean repeatable) {
    return new HttpPost(HeaderLines.NONE, ascii("{}"), repeatable);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** What came of a call. */
  static final class Got implements HttpReceiver {

    private final EventLoop loop;
    private final CompletableFuture<HttpCall> call = new CompletableFuture<>();
    private final CompletableFuture<Object> outcome = new CompletableFuture<>();

    private Got(EventLoop loop) {
      this.loop = loop;
    }

    @Override
    public void received(HttpAnswer answer) {
      tell(answer);
    }

    @Override
    public void failed(Throwable cause) {
      tell(cause);
    }

    private void tell(Object what) {
      boolean once = outcome.complete(loop.inEventLoop() ? what : new Error("on another thread"));
      if (!once) {
        throw new IllegalStateException("told twice");
      }
    }

    void cancel() {
      call.thenAcceptAsync(HttpCall::cancel, loop).join();
    }

    boolean isOver() {
      return outcome.isDone();
    }

    HttpAnswer answer() {
      Object got = get();
      if (got instanceof Throwable cause) {
        throw new AssertionError("no answer", cause);
      }
      return (HttpAnswer) got;
    }

    String text() {
      HttpAnswer answer = answer();
      return new String(answer.body(), 0, answer.length(), StandardCharsets.UTF_8);
    }

    Throwable failure() {
      return (Throwable) get();
    }

    private Object get() {
      try {
        return outcome.get(20, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new AssertionError("nothing came", e);
      }
    }
  }

  @Override
  public void close() {
    origins.forEach(HttpOrigin::close);
    network.close();
    group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }
}
