package dev.ilmyeon.gateway.server.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Exception.StreamException;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Netty's HTTP/2, with limits, and with one flush for all that leaves in a turn of the event loop:
 * a system call for many requests instead of one for each.
 */
final class StreamHandler extends Http2ConnectionHandler {

  /**
   * Bytes that a server may send ahead: of one answer, of all. What comes is taken at once, so
   * these hold nothing back that is not counted anyway; they spare messages that say so.
   */
  private static final int STREAM_WINDOW = 1024 * 1024;

  private static final int CONNECTION_WINDOW = 16 * 1024 * 1024;

  /** An answer of usual size in one: less to read than in pieces of 16 KB. */
  private static final int LARGEST_FRAME = 256 * 1024;

  private static final int LONGEST_HEAD = 16 * 1024;

  private final MultiplexedConnection owner;
  private @Nullable ChannelHandlerContext context;
  private boolean flushing;

  private StreamHandler(
      MultiplexedConnection owner,
      Http2ConnectionDecoder decoder,
      Http2ConnectionEncoder encoder,
      Http2Settings settings) {
    super(decoder, encoder, settings);
    this.owner = owner;
  }

  static StreamHandler of(MultiplexedConnection owner) {
    return new Builder(owner).build();
  }

  private static final class Builder
      extends AbstractHttp2ConnectionHandlerBuilder<StreamHandler, Builder> {

    private final MultiplexedConnection owner;

    Builder(MultiplexedConnection owner) {
      this.owner = owner;
      DefaultHttp2Connection connection = new DefaultHttp2Connection(false);
      // All requests are equal: no tree of priorities is needed.
      connection
          .remote()
          .flowController(
              new DefaultHttp2RemoteFlowController(
                  connection, new UniformStreamByteDistributor(connection)));
      connection(connection);
      frameListener(owner);
      initialSettings(
          Http2Settings.defaultSettings()
              .pushEnabled(false)
              .initialWindowSize(STREAM_WINDOW)
              .maxFrameSize(LARGEST_FRAME)
              .maxHeaderListSize(LONGEST_HEAD));
      headerSensitivityDetector((name, _) -> StreamHead.isOneRequestsOwn(name));
      gracefulShutdownTimeoutMillis(0);
    }

    @Override
    public StreamHandler build() {
      return super.build();
    }

    @Override
    protected StreamHandler build(
        Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
      return new StreamHandler(owner, decoder, encoder, settings);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) throws Exception {
    context = added;
    super.handlerAdded(added);
  }

  private ChannelHandlerContext context() {
    return Objects.requireNonNull(context);
  }

  /** After the preface, which is written when this is added to a channel. */
  void greet() {
    try {
      decoder()
          .flowController()
          .incrementWindowSize(
              connection().connectionStream(),
              CONNECTION_WINDOW - Http2CodecUtil.DEFAULT_WINDOW_SIZE);
    } catch (Http2Exception e) {
      throw new IllegalStateException("No window", e);
    }
    flush(context());
  }

  void writeHead(int id, Http2Headers headers) {
    encoder().writeHeaders(context(), id, headers, 0, false, context().newPromise());
    flush(context());
  }

  ChannelFuture writeBody(int id, byte[] body) {
    ByteBuf bytes = context().alloc().ioBuffer(body.length).writeBytes(body);
    return encoder().writeData(context(), id, bytes, 0, true, context().newPromise());
  }

  boolean hasSentAll(int id) {
    Http2Stream stream = connection().stream(id);
    return stream == null || !stream.state().localSideOpen();
  }

  /** An answer is not wanted. */
  void reset(int id) {
    resetStream(context(), id, Http2Error.CANCEL.code(), context().newPromise());
    flush(context());
  }

  void ping() {
    encoder().writePing(context(), false, System.nanoTime(), context().newPromise());
    flush(context());
  }

  /** At the end of this turn of the event loop, once for all that is written in it. */
  @Override
  public void flush(ChannelHandlerContext own) {
    if (!flushing) {
      flushing = true;
      own.executor()
          .execute(() -> {
            flushing = false;
            super.flush(own);
          });
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext own, Object message) throws Exception {
    owner.somethingCame();
    super.channelRead(own, message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext own) throws Exception {
    owner.closed();
    super.channelInactive(own);
  }

  @Override
  protected void onStreamError(
      ChannelHandlerContext own, boolean outbound, Throwable cause, StreamException error) {
    owner.streamFailed(error.streamId(), malformed(error));
    super.onStreamError(own, outbound, cause, error);
    flush(own);
  }

  @Override
  protected void onConnectionError(
      ChannelHandlerContext own,
      boolean outbound,
      Throwable cause,
      @Nullable Http2Exception error) {
    owner.failed(malformed(error == null ? cause : error));
    super.onConnectionError(own, outbound, cause, error);
  }

  private static MalformedResponseException malformed(Throwable cause) {
    return new MalformedResponseException("no HTTP/2: " + cause, cause);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext own, Throwable cause) throws Exception {
    if (cause instanceof IOException) {
      owner.failed(cause);
      own.close();
    } else {
      super.exceptionCaught(own, cause);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext own, Object event) {
    if (event instanceof SslCloseCompletionEvent) {
      own.close();
    }
  }
}
