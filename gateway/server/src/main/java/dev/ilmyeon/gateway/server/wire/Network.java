package dev.ilmyeon.gateway.server.wire;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * What all origins share: event loops, name resolution that does not block them, and whom TLS
 * trusts.
 */
public final class Network implements AutoCloseable {

  private static final Duration NAME_TIMEOUT = Duration.ofSeconds(2);

  private final EventLoopGroup loops;
  private final Class<? extends SocketChannel> channelType;
  private final AddressResolverGroup<InetSocketAddress> names;
  private final Supplier<SslContextBuilder> trust;
  private final Map<HttpVersion, SslContext> tls = new EnumMap<>(HttpVersion.class);

  /**
   * With the JVM's trust store.
   *
   * @param loops whose {@code next()} is the loop that it is called on, if it is called on one
   */
  public Network(
      EventLoopGroup loops,
      Class<? extends SocketChannel> channelType,
      Class<? extends DatagramChannel> datagramChannelType) {
    this(loops, channelType, names(channelType, datagramChannelType), SslContextBuilder::forClient);
  }

  /** With names and a trust of its own. */
  Network(
      EventLoopGroup loops,
      Class<? extends SocketChannel> channelType,
      AddressResolverGroup<InetSocketAddress> names,
      Supplier<SslContextBuilder> trust) {
    this.loops = loops;
    this.channelType = channelType;
    this.names = names;
    this.trust = trust;
  }

  /** As the system's files say, and its name servers; without blocking. */
  static AddressResolverGroup<InetSocketAddress> names(
      Class<? extends SocketChannel> channelType,
      Class<? extends DatagramChannel> datagramChannelType) {
    return new DnsAddressResolverGroup(
        new DnsNameResolverBuilder()
            .datagramChannelType(datagramChannelType)
            .socketChannelType(channelType, true)
            .queryTimeoutMillis(NAME_TIMEOUT.toMillis()));
  }

  /** The event loop that this is called on, else any. */
  public EventLoop loop() {
    return loops.next();
  }

  Class<? extends SocketChannel> channelType() {
    return channelType;
  }

  AddressResolver<InetSocketAddress> names(EventLoop loop) {
    return names.getResolver(loop);
  }

  /**
   * The same loops and names with another word on TLS, for connections to who wants to see a
   * certificate or has one of an authority of its own. It needs no closing.
   *
   * @param trust asked when the first connection is made, and after each {@link #renewTls()}
   */
  public Network withTls(Supplier<SslContextBuilder> trust) {
    return new Network(loops, channelType, names, trust);
  }

  /** Whoever is connected to from now on is told and asked what TLS says now. */
  public synchronized void renewTls() {
    tls.clear();
  }

  /** Made when it is first needed, since that takes long; it checks that a name is the server's. */
  synchronized SslContext tls(HttpVersion version) {
    return tls.computeIfAbsent(version, this::newTls);
  }

  private SslContext newTls(HttpVersion version) {
    try {
      SslContextBuilder builder = trust.get().endpointIdentificationAlgorithm("HTTPS");
      if (!version.protocols().isEmpty()) {
        builder.applicationProtocolConfig(
            new ApplicationProtocolConfig(
                Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE,
                SelectedListenerFailureBehavior.ACCEPT,
                version.protocols()));
      }
      return builder.build();
    } catch (SSLException e) {
      throw new IllegalStateException("No TLS", e);
    }
  }

  /** Ends name resolution; the event loops are others'. */
  @Override
  public void close() {
    names.close();
  }
}
