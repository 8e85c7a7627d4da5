package dev.ilmyeon.media.delivery;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.channel.epoll.EpollSocketChannelConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;
import reactor.netty.http.HttpConnectionLiveness;
import reactor.netty.http.IdleTimeoutHandler;

/**
 * Answers the requests of one connection for renditions that were served just before, as soon as
 * they are decoded: all that stands behind costs several times what the kernel takes to send the
 * file. It knows plain requests alone: all of the file, unconditionally, under the address that the
 * schema gives, on a connection that stays, and with no answer before it still to come. Whatever
 * else there is goes on to Reactor Netty, which hears of nothing that was answered here.
 *
 * <p>Connections read when they are told to: Reactor Netty says so once it has answered, and so
 * does this, once the file has gone. So a client that sends many requests and reads nothing has no
 * more than one piece of them taken in.
 */
final class HotRequests extends ChannelDuplexHandler {

  static final String NAME = "hotRequests";

  /** By these a request wants something else than the whole file, or is more than a head. */
  private static final List<CharSequence> NOT_PLAIN =
      List.of(
          HttpHeaderNames.RANGE,
          HttpHeaderNames.IF_NONE_MATCH,
          HttpHeaderNames.IF_MATCH,
          HttpHeaderNames.IF_MODIFIED_SINCE,
          HttpHeaderNames.IF_UNMODIFIED_SINCE,
          HttpHeaderNames.TRANSFER_ENCODING,
          HttpHeaderNames.EXPECT);

  private final HotRenditions renditions;
  private final HotMeters meters;

  /** Requests that went on and are not answered yet. */
  private int unanswered;

  /** Whether what is being answered is only news of the answer. */
  private boolean informational;

  /** Whether the connection ends with what is unanswered, or was answered last. */
  private boolean last;

  /** Whether the rest of a request that is answered already has still to come. */
  private boolean inRest;

  /** Whether something was written that is not flushed. */
  private boolean written;

  /** The last answer given here, while it is on its way. */
  private @Nullable ChannelFuture transfer;

  /** Of the connection between two requests, while a file is on its way. */
  private @Nullable Duration idle;

  HotRequests(HotRenditions renditions, HotMeters meters) {
    this.renditions = renditions;
    this.meters = meters;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      if (unanswered == 0 && !last && isPlain(request) && isAnswered(context, request.uri())) {
        inRest = true;
        return;
      }
      unanswered++;
      last |= !HttpUtil.isKeepAlive(request);
    } else if (inRest) {
      inRest = !(message instanceof LastHttpContent);
      ReferenceCountUtil.release(message);
      return;
    }
    context.fireChannelRead(message);
  }

  private static boolean isPlain(HttpRequest request) {
    if (!request.decoderResult().isSuccess()
        || !request.method().equals(HttpMethod.GET)
        || !request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        || !HttpUtil.isKeepAlive(request)) {
      return false;
    }
    HttpHeaders headers = request.headers();
    for (CharSequence name : NOT_PLAIN) {
      if (headers.contains(name)) {
        return false;
      }
    }
    String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
    return (length == null || length.equals("0")) && headers.contains(HttpHeaderNames.HOST);
  }

  private boolean isAnswered(ChannelHandlerContext context, String address) {
    long start = System.nanoTime();
    HotRendition rendition = renditions.find(address);
    HttpResponse head = rendition == null ? null : rendition.head();
    FileRegion body = rendition == null || head == null ? null : rendition.body();
    if (head == null || body == null) {
      return false;
    }
    context.write(head);
    context.write(body);
    ChannelFuture answer = context.write(LastHttpContent.EMPTY_LAST_CONTENT);
    meters.follow(answer, start);
    transfer = answer;
    written = true;
    return true;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (written) {
      written = false;
      send(context);
      readOn(context);
    }
    context.fireChannelReadComplete();
  }

  /** Head and file go together: else the client is woken up for the head alone. */
  private static void send(ChannelHandlerContext context) {
    if (context.channel().config() instanceof EpollSocketChannelConfig socket) {
      socket.setTcpCork(true);
      context.flush();
      if (context.channel().isOpen()) {
        socket.setTcpCork(false);
      }
    } else {
      context.flush();
    }
  }

  private void readOn(ChannelHandlerContext context) {
    ChannelFuture now = transfer;
    if (now == null || now.isDone()) {
      sent(context);
      return;
    }
    pauseIdleTimeout(context.pipeline());
    now.addListener(_ -> {
      if (now == transfer) {
        resumeIdleTimeout(context.pipeline());
        sent(context);
      }
    });
  }

  private void sent(ChannelHandlerContext context) {
    transfer = null;
    if (unanswered == 0) {
      context.read();
    }
  }

  /** It looks for whole messages, and a slow client takes its time for one. */
  private void pauseIdleTimeout(ChannelPipeline pipeline) {
    if (pipeline.get(NettyPipeline.IdleTimeoutHandler) instanceof IdleStateHandler handler) {
      idle = Duration.ofMillis(handler.getAllIdleTimeInMillis());
      pipeline.remove(handler);
    }
  }

  private void resumeIdleTimeout(ChannelPipeline pipeline) {
    if (idle != null && unanswered == 0 && pipeline.channel().isActive()) {
      IdleTimeoutHandler.addIdleTimeoutHandler(pipeline, idle, HttpConnectionLiveness.CLOSE);
    }
    idle = null;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response) {
      informational = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      last |= !informational && !HttpUtil.isKeepAlive(response);
    }
    if (message instanceof LastHttpContent && !informational && unanswered > 0) {
      unanswered--;
    }
    context.write(message, promise);
  }

  /** A server that stops lets the file go first. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    ChannelFuture now = transfer;
    if (now == null || now.isDone()) {
      context.close(promise);
    } else {
      now.addListener(_ -> context.close(promise));
    }
  }
}
