package dev.ilmyeon.gateway.server.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.server.subgraph.ClientCall;
import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import dev.ilmyeon.gateway.server.subgraph.SubgraphNetworks;
import dev.ilmyeon.gateway.server.subgraph.SubgraphProperties;
import dev.ilmyeon.gateway.server.wire.Network;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** Subscribes at one subgraph, {@code desk}, with the settings that a test gives. */
final class UpstreamFixture implements AutoCloseable {

  static final String OPERATION = "{\"query\":\"subscription { ticker }\"}";

  private static final SubgraphName DESK = new SubgraphName("desk");

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Network network =
      new Network(group, NioSocketChannel.class, NioDatagramChannel.class);
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final SubgraphSubscriptions subscriptions;

  /**
   * @param settings {@code name=value} below {@code ilmyeon.gateway.subgraphs.desk.subscription}
   */
  UpstreamFixture(String url, String... settings) {
    SubgraphProperties properties = properties(settings);
    SubgraphNetworks networks =
        new SubgraphNetworks(network, properties, new DefaultSslBundleRegistry());
    subscriptions =
        new SubscriptionConnector(network, networks, properties, meters).connect(Map.of(DESK, url));
  }

  static SubgraphProperties properties(String... settings) {
    Map<String, String> map = new HashMap<>();
    for (String setting : settings) {
      String[] pair = setting.split("=", 2);
      map.put("ilmyeon.gateway.subgraphs.desk.subscription." + pair[0], pair[1]);
    }
    return new Binder(new MapConfigurationPropertySource(map))
        .bindOrCreate("ilmyeon.gateway", SubgraphProperties.class);
  }

  /** Unsubscribes. */
  Runnable subscribe(Events events) {
    ClientCall call =
        new ClientCall(
            List.of(new Header("x-request-id", "r1")),
            List.of(new Header("authorization", "Bearer t")),
            Duration.ofSeconds(1));
    return subscriptions.subscribe(
        new SubgraphRequest(DESK, OperationKind.SUBSCRIPTION, OPERATION.getBytes(UTF_8), call),
        events);
  }

  Events subscribe() {
    Events events = new Events();
    subscribe(events);
    return events;
  }

  int active() {
    return (int)
        meters
            .get("ilmyeon.gateway.upstream.subscriptions")
            .tag("subgraph", "desk")
            .gauge()
            .value();
  }

  @Override
  public void close() {
    network.close();
    group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }
}
