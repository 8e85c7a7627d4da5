package dev.ilmyeon.gateway.server.upstream;

import io.netty.channel.Channel;

/** What is said on a connection about the one subscription that it is for. */
interface Conversation {

  /** Begins it on a new connection. */
  void begin(Channel channel);

  /** Nothing is to be said any more; if the subgraph thinks otherwise, it is told. */
  void end();
}
