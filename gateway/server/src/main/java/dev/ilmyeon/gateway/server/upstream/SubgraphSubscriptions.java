package dev.ilmyeon.gateway.server.upstream;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubscriptionTransport;
import dev.ilmyeon.gateway.server.wire.Network;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/** Subscribes at the subgraphs of one supergraph. */
public final class SubgraphSubscriptions implements SubscriptionTransport {

  private static final Runnable NOTHING = () -> {};

  private final Network network;
  private final Map<SubgraphName, Source> sources;

  SubgraphSubscriptions(Network network, Map<SubgraphName, Source> sources) {
    this.network = network;
    this.sources = Map.copyOf(sources);
  }

  @Override
  public Runnable subscribe(SubgraphRequest request, Receiver receiver) {
    Source source = sources.get(request.subgraph());
    if (source == null) {
      receiver.failed(new SubgraphFailure(Kind.UNREACHABLE, "no URL for subscriptions is known"));
      return NOTHING;
    }
    if (!source.take()) {
      receiver.failed(new SubgraphFailure(Kind.SHED, "too many subscriptions"));
      return NOTHING;
    }
    EventLoop loop = network.loop();
    Feed feed = new Feed(source, loop, request, receiver);
    try {
      loop.execute(feed::start);
      return feed;
    } catch (RejectedExecutionException _) {
      source.giveBack();
      receiver.failed(new SubgraphFailure(Kind.SHED, "the gateway is stopping"));
      return NOTHING;
    }
  }
}
