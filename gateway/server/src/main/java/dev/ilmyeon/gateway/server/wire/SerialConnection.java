package dev.ilmyeon.gateway.server.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An HTTP/1.1 connection, which carries one call at a time. Only used on its event loop. */
final class SerialConnection extends ChannelInboundHandlerAdapter implements Carrier {

  private final Channel channel;
  private final ResponseDecoder decoder;
  private final ConnectionPool pool;
  private final RequestHead head;
  private final long maxResponse;
  private final long openedAt = System.nanoTime();

  /** Whether the server may have closed it before it was used this time. */
  private boolean kept;

  private long idleSince;
  private @Nullable HttpCall call;
  private @Nullable ChannelFuture written;
  private @Nullable ResponseReader response;

  /** Whether the connection can be used again after the response. */
  private boolean lasting;

  /** Whether the server says with it that it has closed an idle connection (RFC 9110, 15.5.9). */
  private boolean farewell;

  /** An interim response, up to its end. */
  private boolean interim;

  private @Nullable Throwable trouble;

  private SerialConnection(
      Channel channel,
      ResponseDecoder decoder,
      ConnectionPool pool,
      RequestHead head,
      long maxResponse) {
    this.channel = channel;
    this.decoder = decoder;
    this.pool = pool;
    this.head = head;
    this.maxResponse = maxResponse;
  }

  static SerialConnection over(
      Channel channel, ConnectionPool pool, RequestHead head, long maxResponse) {
    ResponseDecoder decoder = new ResponseDecoder();
    SerialConnection connection = new SerialConnection(channel, decoder, pool, head, maxResponse);
    channel.pipeline().addLast(decoder, connection);
    return connection;
  }

  boolean isOpen() {
    return channel.isActive();
  }

  /** By {@link System#nanoTime()}. */
  long openedAt() {
    return openedAt;
  }

  long idleSince() {
    return idleSince;
  }

  void idleFrom(long now) {
    kept = true;
    idleSince = now;
  }

  void carry(HttpCall next) {
    call = next;
    next.carriedBy(this);
    written =
        channel.writeAndFlush(
            head.write(channel.alloc(), next.post().headers(), next.post().body()));
  }

  @Override
  public void abandon() {
    call = null;
    close();
  }

  void close() {
    channel.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      HttpCall current = call;
      if (current == null) {
        // Unasked, or too late.
        close();
      } else {
        read((HttpObject) message, current);
      }
    } catch (MalformedResponseException | ResponseTooLargeException e) {
      failNow(e);
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void read(HttpObject part, HttpCall current) {
    if (part.decoderResult().isFailure()) {
      refuse(part.decoderResult().cause());
      return;
    }
    if (part instanceof HttpResponse start) {
      begin(start);
    }
    if (part instanceof HttpContent content) {
      boolean last = content instanceof LastHttpContent;
      if (interim) {
        interim = !last;
        return;
      }
      ResponseReader reader = response;
      if (reader == null) {
        throw new MalformedResponseException("a body without a head", null);
      }
      reader.add(content.content());
      if (last) {
        end(reader, current);
      }
    }
  }

  private static void refuse(Throwable cause) {
    // One that was cut short is told of when the connection is.
    if (!(cause instanceof PrematureChannelClosureException)) {
      throw new MalformedResponseException("no HTTP: " + cause, cause);
    }
  }

  private void begin(HttpResponse start) {
    if (start.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
      if (start.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
        throw new MalformedResponseException("it changes the protocol", null);
      }
      interim = true;
    } else {
      lasting = HttpUtil.isKeepAlive(start) && hasAnnouncedEnd(start);
      farewell = start.status().equals(HttpResponseStatus.REQUEST_TIMEOUT) && !lasting;
      response = reader(start);
      HttpCall current = call;
      if (current != null && current.wantsHead()) {
        HttpHeaders headers = start.headers();
        current.begun(name -> headers.getAll(name));
      }
    }
  }

  private ResponseReader reader(HttpResponse start) {
    HttpHeaders headers = start.headers();
    return new ResponseReader(
        start.status().code(),
        headers.get(HttpHeaderNames.CONTENT_TYPE),
        CacheHeaders.of(headers),
        headers.get(HttpHeaderNames.CONTENT_ENCODING),
        HttpUtil.getContentLength(start, -1L),
        maxResponse);
  }

  /** Otherwise it ends where the connection does. */
  private static boolean hasAnnouncedEnd(HttpResponse start) {
    return HttpUtil.isContentLengthSet(start)
        || HttpUtil.isTransferEncodingChunked(start)
        || start.status().equals(HttpResponseStatus.NO_CONTENT)
        || start.status().equals(HttpResponseStatus.NOT_MODIFIED);
  }

  /** First the connection, so that what the answer leads to can have it. */
  private void end(ResponseReader reader, HttpCall current) {
    HttpAnswer answer = reader.answer();
    response = null;
    if (kept && farewell && current.post().repeatable()) {
      close();
      return;
    }
    boolean clean = hasLeftWhole() && !decoder.hasMore();
    call = null;
    kept = true;
    if (lasting && clean) {
      pool.released(this);
    } else {
      close();
    }
    current.complete(answer);
  }

  private boolean hasLeftWhole() {
    return written != null && written.isSuccess();
  }

  private void failNow(RuntimeException cause) {
    HttpCall current = call;
    call = null;
    close();
    if (current != null) {
      current.fail(cause);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    HttpCall current = call;
    call = null;
    pool.closed(this);
    if (current != null) {
      current.lost(kept && response == null, hasLeftWhole(), cause());
    }
  }

  private Throwable cause() {
    return trouble != null
        ? trouble
        : new ConnectionClosedException("the connection was closed before the end of an answer");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    boolean wrapped = cause instanceof DecoderException && cause.getCause() instanceof IOException;
    trouble = wrapped ? cause.getCause() : cause;
    close();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslCloseCompletionEvent) {
      close();
    }
  }
}
