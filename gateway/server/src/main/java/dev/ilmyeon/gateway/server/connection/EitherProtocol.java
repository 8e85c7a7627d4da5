package dev.ilmyeon.gateway.server.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2FrameCodec;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import reactor.netty.NettyPipeline;

/**
 * Where both versions of HTTP are spoken: finds out which, by the first bytes, and puts the right
 * watch on the connection. One that asks for HTTP/1.1's upgrade changes its version later.
 */
final class EitherProtocol extends ChannelInboundHandlerAdapter {

  /** With what a client of HTTP/2 begins (RFC 9113, 3.4). */
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** So much of it no method of HTTP/1.1 begins with. */
  private static final int CERTAIN = 3;

  private static final byte TLS = 22;

  private static final String HTTP_1 = "slowClient";
  private static final String RULES = "http1Rules";
  private static final String HTTP_2 = "slowHttp2Client";

  private final Supplier<SlowClient> http1;
  private final IntFunction<SlowHttp2Client> http2;
  private int matched;
  private boolean isHttp1;

  /** {@code http2}: of the number of bytes that come before the first frame. */
  EitherProtocol(Supplier<SlowClient> http1, IntFunction<SlowHttp2Client> http2) {
    this.http1 = http1;
    this.http2 = http2;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes && bytes.isReadable()) {
      read(context, bytes);
    }
    context.fireChannelRead(message);
  }

  private void read(ChannelHandlerContext context, ByteBuf bytes) {
    ChannelPipeline pipeline = context.pipeline();
    int before = isHttp1 ? 0 : matched;
    isHttp1 |= !matches(bytes);
    if (matched >= CERTAIN && !isHttp1 || pipeline.get(Http2FrameCodec.class) != null) {
      if (pipeline.get(HTTP_1) != null) {
        pipeline.remove(HTTP_1);
        pipeline.remove(RULES);
      }
      pipeline.addAfter(context.name(), HTTP_2, http2.apply(PREFACE.length - before));
      pipeline.remove(this);
    } else if (before == 0 && bytes.getByte(bytes.readerIndex()) == TLS) {
      // Nothing here can be read before somebody else has.
      pipeline.remove(this);
    } else if (pipeline.get(HTTP_1) == null) {
      ChannelHandlerContext codec = pipeline.context(HttpServerCodec.class);
      if (codec != null) {
        SlowClient watch = http1.get();
        boolean passed = pipeline.get(NettyPipeline.H2CUpgradeHandler) != null;
        pipeline.addAfter(codec.name(), HTTP_1, passed ? watch.afterPassing() : watch);
        pipeline.addAfter(HTTP_1, RULES, new Http1Rules());
      }
    }
  }

  private boolean matches(ByteBuf bytes) {
    for (int i = bytes.readerIndex(); i < bytes.writerIndex() && matched < PREFACE.length; i++) {
      if (bytes.getByte(i) != PREFACE[matched++]) {
        return false;
      }
    }
    return true;
  }
}
