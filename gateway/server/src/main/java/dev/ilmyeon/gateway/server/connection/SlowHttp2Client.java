package dev.ilmyeon.gateway.server.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What {@link SlowClient} is for HTTP/1.1. A connection is closed on which a frame, or a head in
 * several frames, does not come to its end, or of which the socket takes nothing. A stream whose
 * answer waits for a window that the client does not open is reset, and it alone: others on the
 * connection may be those of other people, if the client is a proxy. Flow control is the client's
 * to use, so that no limit to idle connections sees it.
 *
 * <p>Stands between the socket, or TLS, and the codec.
 */
final class SlowHttp2Client extends ChannelDuplexHandler {

  /** How long one that is sent away may take to go. */
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  private final ConnectionProperties properties;
  private final Runnable cutOff;
  private final FrameWalk in;
  private final FrameWalk out = new FrameWalk(0, this::sent);

  /** Frames of data that went out on each stream. */
  private final Map<Integer, Long> sent = new HashMap<>();

  /** As many had, at the last look, those that had more waiting. */
  private Map<Integer, Long> waiting = new HashMap<>();

  private final Linger linger;
  private boolean saidGoodbye;
  private @Nullable Future<?> head;
  private boolean watched;
  private Backlog backlog = new Backlog(0, 0);

  /**
   * @param before bytes that come before the first frame
   * @param cutOff told of a client that is, wholly or in part
   */
  SlowHttp2Client(int before, ConnectionProperties properties, Runnable cutOff) {
    this.in = new FrameWalk(before, (_, _) -> {});
    this.properties = properties;
    this.cutOff = cutOff;
    this.linger = new Linger(GOODBYE);
  }

  private void sent(int type, int stream) {
    saidGoodbye |= type == FrameWalk.GO_AWAY;
    if (type == FrameWalk.DATA) {
      sent.merge(stream, 1L, Long::sum);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (linger.hasBegun()) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof ByteBuf bytes) {
      in.read(bytes);
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (head == null && in.isUnderWay() && !linger.hasBegun()) {
      awaitEnd(context);
    }
    Http2FrameCodec codec = context.pipeline().get(Http2FrameCodec.class);
    if (!watched && codec != null && codec.connection().numActiveStreams() > 0) {
      watched = true;
      watch(context);
    }
    context.fireChannelReadComplete();
  }

  private void awaitEnd(ChannelHandlerContext context) {
    long ended = in.ended();
    head =
        context
            .executor()
            .schedule(
                () -> {
                  head = null;
                  if (in.isUnderWay() && in.ended() == ended) {
                    cut(context);
                  } else if (in.isUnderWay()) {
                    awaitEnd(context);
                  }
                },
                properties.headTimeout().toMillis(),
                TimeUnit.MILLISECONDS);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf bytes) {
      out.read(bytes);
    }
    context.write(message, promise);
  }

  private void watch(ChannelHandlerContext context) {
    backlog = Backlog.of(context.channel());
    context
        .executor()
        .schedule(() -> look(context), properties.stalled().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(ChannelHandlerContext context) {
    Channel channel = context.channel();
    Http2FrameCodec codec = context.pipeline().get(Http2FrameCodec.class);
    if (codec == null || !channel.isActive()) {
      return;
    }
    if (Backlog.of(channel).standsStillSince(backlog)) {
      cut(context);
      return;
    }
    reset(codec, context, stalled(codec.connection()));
    watched = codec.connection().numActiveStreams() > 0;
    if (watched) {
      watch(context);
    } else {
      sent.clear();
      waiting.clear();
    }
  }

  /** Those of which something waits, and nothing went out since the last look. */
  private List<Integer> stalled(Http2Connection connection) {
    List<Integer> stalled = new ArrayList<>();
    Map<Integer, Long> now = new HashMap<>();
    for (Http2Stream stream : active(connection)) {
      if (connection.remote().flowController().hasFlowControlled(stream)) {
        Long count = sent.getOrDefault(stream.id(), 0L);
        if (count.equals(waiting.get(stream.id()))) {
          stalled.add(stream.id());
        }
        now.put(stream.id(), count);
      }
    }
    waiting = now;
    sent.keySet().retainAll(now.keySet());
    return stalled;
  }

  private static List<Http2Stream> active(Http2Connection connection) {
    List<Http2Stream> active = new ArrayList<>();
    try {
      connection.forEachActiveStream(active::add);
    } catch (Http2Exception e) {
      throw new IllegalStateException(e);
    }
    return active;
  }

  private void reset(Http2FrameCodec codec, ChannelHandlerContext context, List<Integer> streams) {
    ChannelHandlerContext at = context.pipeline().context(codec);
    for (int stream : streams) {
      cutOff.run();
      codec.resetStream(at, stream, Http2Error.CANCEL.code(), at.newPromise());
    }
    if (!streams.isEmpty()) {
      at.flush();
    }
  }

  /** At once: nobody waits for a word. */
  private void cut(ChannelHandlerContext context) {
    cutOff.run();
    context.close();
  }

  /** Why it is closed is to arrive. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (saidGoodbye && context.channel().isActive()) {
      stopWaiting();
      linger.close(context, promise);
    } else {
      context.close(promise);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stopWaiting();
    context.fireChannelInactive();
  }

  private void stopWaiting() {
    if (head != null) {
      head.cancel(false);
      head = null;
    }
  }
}
