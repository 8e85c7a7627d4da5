package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.server.guard.Guards;
import dev.ilmyeon.gateway.server.wire.Network;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/** Assembles the way to the subgraphs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubgraphProperties.class)
public class SubgraphConfiguration {

  /** On the event loops of the web server. */
  @Bean
  Network network(ReactorResourceFactory resources) {
    return network(resources.getLoopResources());
  }

  static Network network(LoopResources resources) {
    EventLoopGroup loops = resources.onClient(LoopResources.DEFAULT_NATIVE);
    return new Network(
        loops,
        resources.onChannelClass(SocketChannel.class, loops),
        resources.onChannelClass(DatagramChannel.class, loops));
  }

  @Bean
  SubgraphConnector subgraphConnector(
      Network network, SubgraphProperties properties, Guards guards) {
    return new SubgraphConnector(network, properties, guards);
  }
}
