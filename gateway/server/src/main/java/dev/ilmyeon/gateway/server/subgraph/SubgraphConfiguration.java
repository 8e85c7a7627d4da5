package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.server.guard.Guards;
import dev.ilmyeon.gateway.server.wire.Network;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
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
  SubgraphNetworks subgraphNetworks(
      Network network, SubgraphProperties properties, SslBundles bundles) {
    return new SubgraphNetworks(network, properties, bundles);
  }

  @Bean
  SubgraphConnector subgraphConnector(
      SubgraphNetworks networks, SubgraphProperties properties, Guards guards) {
    return new SubgraphConnector(networks, properties, guards);
  }
}
