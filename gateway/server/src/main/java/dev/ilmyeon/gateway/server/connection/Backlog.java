package dev.ilmyeon.gateway.server.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/**
 * What a socket has not taken yet.
 *
 * @param pending bytes that wait
 * @param progress of the buffer that is being written: less than whole ones is not seen in what is
 *     pending
 */
record Backlog(long pending, long progress) {

  static Backlog of(Channel channel) {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null
        ? new Backlog(0, 0)
        : new Backlog(buffer.totalPendingWriteBytes(), buffer.currentProgress());
  }

  boolean isEmpty() {
    return pending == 0;
  }

  /** Whether nothing has been taken since another look. */
  boolean standsStillSince(Backlog before) {
    return pending > 0 && pending >= before.pending && progress == before.progress;
  }
}
