package dev.ilmyeon.gateway.server.upstream;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * graphql-sse in distinct connections mode, the client's side: one POST, whose response is a stream
 * of events. A subgraph that refuses the operation may answer in JSON.
 */
final class EventStreamConversation extends SimpleChannelInboundHandler<HttpObject>
    implements Conversation {

  private static final String EVENTS = "text/event-stream";

  private final Feed feed;
  private @Nullable Channel channel;
  private @Nullable BodyReader body;

  /** What a body is read by. */
  private interface BodyReader {

    void read(ByteBuf part);

    void end();
  }

  EventStreamConversation(Feed feed) {
    this.feed = feed;
  }

  @Override
  public void begin(Channel opened) {
    channel = opened;
    opened.pipeline().addLast(new HttpClientCodec(), this);
    opened
        .writeAndFlush(request())
        .addListener(sent -> {
          if (!sent.isSuccess()) {
            feed.failed(sent.cause());
          }
        });
  }

  private FullHttpRequest request() {
    URI url = URI.create(feed.source().url().toASCIIString());
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.POST,
            path + query,
            Unpooled.wrappedBuffer(feed.operation()));
    HttpHeaders headers = request.headers();
    headers.set(
        HttpHeaderNames.HOST,
        url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort());
    headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    headers.set(HttpHeaderNames.CONTENT_LENGTH, feed.operation().length);
    headers.set(HttpHeaderNames.ACCEPT, EVENTS);
    headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    headers.set(HttpHeaderNames.USER_AGENT, "ilmyeon-gateway");
    feed.addTo(headers);
    return request;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    feed.heard();
    if (part.decoderResult().isFailure()) {
      feed.failed(Kind.MALFORMED, "no HTTP: " + part.decoderResult().cause());
      return;
    }
    if (part instanceof HttpResponse response
        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      body = reader(response);
      if (body != null) {
        feed.opened();
      }
    }
    if (part instanceof HttpContent content && body != null && !feed.isOver()) {
      read(content, body);
    }
  }

  private void read(HttpContent content, BodyReader reader) {
    try {
      reader.read(content.content());
      if (content instanceof LastHttpContent && !feed.isOver()) {
        reader.end();
      }
    } catch (TooLongFrameException e) {
      feed.failed(Kind.TOO_LARGE, "an event is too large");
    }
  }

  private @Nullable BodyReader reader(HttpResponse response) {
    String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE, "").toLowerCase(Locale.ROOT);
    int status = response.status().code();
    if (type.startsWith(EVENTS) && response.status().codeClass() == HttpStatusClass.SUCCESS) {
      return new Events();
    }
    if (type.contains("json") && response.status().codeClass() != HttpStatusClass.SERVER_ERROR) {
      return new OneResponse();
    }
    Kind kind =
        switch (response.status().codeClass()) {
          case SERVER_ERROR -> Kind.UNREACHABLE;
          case INFORMATIONAL, SUCCESS, REDIRECTION, CLIENT_ERROR, UNKNOWN -> Kind.MALFORMED;
        };
    feed.failed(kind, "status %d, %s".formatted(status, type));
    return null;
  }

  private int limit() {
    return (int) feed.source().settings().maxEvent().toBytes();
  }

  private final class Events implements BodyReader {

    private final EventReader reader = new EventReader(limit(), this::event);

    @Override
    public void read(ByteBuf part) {
      reader.read(part);
    }

    private void event(String name, byte[] data) {
      switch (name) {
        case "next" -> feed.event(data);
        case "complete" -> feed.completed();
        default -> {
          // Of a kind that the protocol does not know; a comment that has become an event.
        }
      }
    }

    @Override
    public void end() {
      feed.failed(Kind.UNREACHABLE, "the stream has ended without saying so");
    }
  }

  private final class OneResponse implements BodyReader {

    private final Bytes bytes = new Bytes(limit());

    @Override
    public void read(ByteBuf part) {
      bytes.add(part, part.readableBytes());
    }

    @Override
    public void end() {
      feed.event(bytes.take());
      feed.completed();
    }
  }

  @Override
  public void end() {
    if (channel != null) {
      channel.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    feed.failed(Kind.UNREACHABLE, "the connection was closed");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    feed.failed(Failures.kind(cause), cause.toString());
    context.close();
  }
}
