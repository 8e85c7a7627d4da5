package dev.ilmyeon.gateway.server.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Arrays;
import java.util.List;

/**
 * Two rules of HTTP/1.1 that Reactor Netty does not keep by itself.
 *
 * <p>A request that says {@code Connection: close} is the last one, and the connection is closed
 * after its answer (RFC 9112, 9.6). Reactor Netty 1.3.8 closes after the answer that it is at when
 * it reads this, or never: if the last one comes before the one before is quite done, it is put by
 * and then neither answered nor closed. So Reactor Netty is not told of it.
 *
 * <p>An answer has the version of who gives it (RFC 9110, 6.2), not any that was asked in.
 *
 * <p>Stands behind the decoder, for one connection.
 */
final class Http1Rules extends ChannelDuplexHandler {

  private static final String CLOSE = HttpHeaderValues.CLOSE.toString();

  private int unanswered;

  /** Of those that are not answered, the last one is the last one of all. */
  private boolean lastHasCome;

  private boolean afterLast;

  private boolean informational;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      afterLast = lastHasCome;
      if (!afterLast) {
        unanswered++;
        limitVersion(request);
        lookForClose(request);
      }
    }
    if (afterLast) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  private static void limitVersion(HttpRequest request) {
    HttpVersion version = request.protocolVersion();
    if (version.compareTo(HttpVersion.HTTP_1_1) > 0) {
      request.setProtocolVersion(HttpVersion.HTTP_1_1);
      if (version.majorVersion() > 1) {
        request.setDecoderResult(
            DecoderResult.failure(new IllegalArgumentException("No such version: " + version)));
      }
    }
  }

  private void lookForClose(HttpRequest request) {
    if (request.protocolVersion().isKeepAliveDefault() && !HttpUtil.isKeepAlive(request)) {
      lastHasCome = true;
      List<String> others =
          request.headers().getAll(HttpHeaderNames.CONNECTION).stream()
              .flatMap(value -> Arrays.stream(value.split(",")))
              .map(String::strip)
              .filter(option -> !option.equalsIgnoreCase(CLOSE))
              .toList();
      request.headers().set(HttpHeaderNames.CONNECTION, others);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response) {
      informational = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      if (lastHasCome && unanswered == 1 && !informational) {
        HttpUtil.setKeepAlive(response, false);
      }
    }
    if (message instanceof LastHttpContent && !informational) {
      unanswered--;
      if (lastHasCome && unanswered == 0) {
        context.write(message, promise.unvoid()).addListener(_ -> context.close());
        return;
      }
    }
    context.write(message, promise);
  }
}
