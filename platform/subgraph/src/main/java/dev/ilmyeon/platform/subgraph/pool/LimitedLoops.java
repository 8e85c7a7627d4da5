package dev.ilmyeon.platform.subgraph.pool;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import reactor.netty.resources.LoopResources;

/**
 * The event loops of all, on which connections have a {@link HandshakeLimit} and a {@link
 * ReplyLimit}: the driver has no other place to add them.
 *
 * @param handshake until a connection is ready
 * @param statement that a connection begins with
 */
record LimitedLoops(LoopResources loops, Duration handshake, Duration statement)
    implements LoopResources {

  @Override
  public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
    C channel = loops.onChannel(type, group);
    channel.pipeline().addFirst(new HandshakeLimit(handshake), new ReplyLimit(statement));
    return channel;
  }

  @Override
  public <C extends Channel> Class<? extends C> onChannelClass(
      Class<C> type, EventLoopGroup group) {
    return loops.onChannelClass(type, group);
  }

  @Override
  public EventLoopGroup onClient(boolean useNative) {
    return loops.onClient(useNative);
  }

  @Override
  public EventLoopGroup onServer(boolean useNative) {
    return loops.onServer(useNative);
  }

  @Override
  public EventLoopGroup onServerSelect(boolean useNative) {
    return loops.onServerSelect(useNative);
  }

  @Override
  public boolean daemon() {
    return loops.daemon();
  }
}
