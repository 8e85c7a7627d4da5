package dev.ilmyeon.gateway.server.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.NettyPipeline;

/**
 * Looks after every connection of a client: {@code ilmyeon.gateway.connections.cut}, those that
 * were closed because there were too many, or because the client was too slow.
 */
final class ConnectionLimits implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

  private static final String NAME = "slowClient";
  private static final String RULES = "http1Rules";
  private static final String EITHER = "eitherProtocol";

  private final ConnectionProperties properties;
  private final AtomicInteger open = new AtomicInteger();
  private final Counter tooMany;
  private final Counter tooSlow;

  ConnectionLimits(ConnectionProperties properties, MeterRegistry registry) {
    this.properties = properties;
    this.tooMany = counter("too_many", registry);
    this.tooSlow = counter("too_slow", registry);
  }

  private static Counter counter(String reason, MeterRegistry registry) {
    return Counter.builder("ilmyeon.gateway.connections.cut")
        .description("Connections of clients that the gateway closed")
        .tag("reason", reason)
        .register(registry);
  }

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.addServerCustomizers(
        server -> server.doOnChannelInit((_, channel, _) -> limit(channel)));
  }

  private void limit(Channel channel) {
    int now = open.incrementAndGet();
    channel.closeFuture().addListener(_ -> open.decrementAndGet());
    if (now > properties.max()) {
      tooMany.increment();
      channel.close();
    } else if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
      channel.pipeline().addAfter(NettyPipeline.HttpCodec, NAME, http1());
      channel.pipeline().addAfter(NAME, RULES, new Http1Rules());
    } else {
      watchEither(channel.pipeline());
    }
  }

  private SlowClient http1() {
    return new SlowClient(properties, tooSlow::increment);
  }

  /** Where HTTP/2 is spoken too, there is no codec before the first bytes have come. */
  private void watchEither(ChannelPipeline pipeline) {
    EitherProtocol either =
        new EitherProtocol(
            this::http1, before -> new SlowHttp2Client(before, properties, tooSlow::increment));
    if (pipeline.get(NettyPipeline.SslHandler) == null) {
      pipeline.addFirst(EITHER, either);
    } else {
      pipeline.addAfter(NettyPipeline.SslHandler, EITHER, either);
    }
  }
}
