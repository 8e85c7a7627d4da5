package dev.ilmyeon.media.delivery;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandler;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Has {@link HotRequests} look at the requests of the connections on which files go to the socket
 * as they are: HTTP/1.1, neither encrypted nor compressed here. Where a log of all requests is
 * kept, nothing is to be missing in it.
 */
final class HotConnections implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

  private final HotRenditions renditions;
  private final HotMeters meters;

  HotConnections(HotRenditions renditions, HotMeters meters) {
    this.renditions = renditions;
    this.meters = meters;
  }

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.addServerCustomizers(this::watch);
  }

  HttpServer watch(HttpServer server) {
    return server.doOnChannelInit((_, channel, _) -> watch(channel.pipeline()));
  }

  private void watch(ChannelPipeline pipeline) {
    if (pipeline.get(NettyPipeline.HttpCodec) instanceof HttpServerCodec
        && pipeline.get(SslHandler.class) == null
        && pipeline.get(NettyPipeline.CompressionHandler) == null
        && pipeline.get(NettyPipeline.AccessLogHandler) == null) {
      pipeline.addAfter(
          NettyPipeline.HttpCodec, HotRequests.NAME, new HotRequests(renditions, meters));
    }
  }
}
