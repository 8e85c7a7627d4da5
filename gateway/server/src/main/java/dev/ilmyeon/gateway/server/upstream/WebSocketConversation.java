package dev.ilmyeon.gateway.server.upstream;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.server.message.MalformedMessageException;
import dev.ilmyeon.gateway.server.message.Message;
import dev.ilmyeon.gateway.server.message.Message.Type;
import dev.ilmyeon.gateway.server.subgraph.SubscriptionSettings;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * graphql-transport-ws, the client's side, with one operation: {@code connection_init}, its
 * acknowledgement, {@code subscribe}, and then what comes.
 */
final class WebSocketConversation extends SimpleChannelInboundHandler<Object>
    implements Conversation {

  private static final String OPERATION = "1";

  /** Of the answer to the upgrade, which has no body. */
  private static final int MAX_ANSWER = 16 * 1024;

  private final Feed feed;
  private final SubscriptionSettings settings;
  private final WebSocketClientHandshaker handshaker;

  private @Nullable Channel channel;
  private @Nullable ScheduledFuture<?> timer;
  private boolean subscribed;
  private boolean told;

  WebSocketConversation(Feed feed) {
    this.feed = feed;
    this.settings = feed.source().settings();
    HttpHeaders headers = new DefaultHttpHeaders();
    headers.set(HttpHeaderNames.USER_AGENT, "ilmyeon-gateway");
    feed.addTo(headers);
    this.handshaker =
        WebSocketClientHandshakerFactory.newHandshaker(
            feed.source().url(),
            WebSocketVersion.V13,
            Message.PROTOCOL,
            false,
            headers,
            (int) settings.maxEvent().toBytes());
  }

  @Override
  public void begin(Channel opened) {
    channel = opened;
    opened.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_ANSWER), this);
    timer =
        feed.loop()
            .schedule(
                () -> feed.failed(Kind.TIMED_OUT, "not acknowledged in time"),
                settings.ackTimeout().toNanos(),
                TimeUnit.NANOSECONDS);
    handshaker
        .handshake(opened)
        .addListener(sent -> {
          if (!sent.isSuccess()) {
            feed.failed(sent.cause());
          }
        });
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Object part)
      throws MalformedMessageException {
    feed.heard();
    switch (part) {
      case FullHttpResponse response -> shakeHands(context, response);
      case TextWebSocketFrame frame -> read(Message.read(ByteBufUtil.getBytes(frame.content())));
      case PingWebSocketFrame ping ->
          context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
      case PongWebSocketFrame _ -> {}
      case CloseWebSocketFrame close -> closed(close.statusCode(), close.reasonText());
      default -> throw new MalformedMessageException("Messages are text");
    }
  }

  private void shakeHands(ChannelHandlerContext context, FullHttpResponse response) {
    handshaker.finishHandshake(context.channel(), response);
    context
        .pipeline()
        .addBefore(
            context.name(),
            null,
            new WebSocketFrameAggregator((int) settings.maxEvent().toBytes()));
    send(new Message(Type.CONNECTION_INIT, null, init()));
  }

  private @Nullable JsonObject init() {
    if (settings.connectionInit().isEmpty()) {
      return null;
    }
    Map<String, JsonValue> payload = new LinkedHashMap<>();
    settings.connectionInit().forEach((name, value) -> payload.put(name, new JsonString(value)));
    return new JsonObject(payload);
  }

  private void read(Message message) throws MalformedMessageException {
    switch (message.type()) {
      case CONNECTION_ACK -> subscribe();
      case PING -> send(new Message(Type.PONG, null, message.payload()));
      case PONG -> {}
      case NEXT -> {
        check(message);
        feed.event(bytes(message.object()));
      }
      case ERROR -> {
        check(message);
        told = true;
        feed.event(
            bytes(new JsonObject(Map.of("errors", Objects.requireNonNull(message.payload())))));
        feed.completed();
      }
      case COMPLETE -> {
        check(message);
        told = true;
        feed.completed();
      }
      case CONNECTION_INIT, SUBSCRIBE ->
          throw new MalformedMessageException("Subgraphs do not send " + message.type());
    }
  }

  private void check(Message message) throws MalformedMessageException {
    if (!subscribed || !OPERATION.equals(message.id())) {
      throw new MalformedMessageException("There is no such operation");
    }
  }

  private static byte[] bytes(JsonValue value) {
    JsonWriter json = new JsonWriter(1024);
    json.value(value);
    return json.toByteArray();
  }

  private void subscribe() throws MalformedMessageException {
    if (subscribed) {
      throw new MalformedMessageException("Acknowledged twice");
    }
    subscribed = true;
    stopTimer();
    byte[] operation = feed.operation();
    send(Message.json(Type.SUBSCRIBE, OPERATION, operation, operation.length));
    feed.opened();
    long interval = settings.pingInterval().toNanos();
    if (interval > 0) {
      timer =
          feed.loop()
              .scheduleAtFixedRate(
                  () -> send(Message.of(Type.PING)), interval, interval, TimeUnit.NANOSECONDS);
    }
  }

  private void closed(int code, String reason) {
    Kind kind =
        switch (code) {
          case 1009 -> Kind.TOO_LARGE;
          case 1013 -> Kind.SHED;
          case 4408, 4504 -> Kind.TIMED_OUT;
          default -> Kind.UNREACHABLE;
        };
    feed.failed(kind, "the socket was closed with %d %s".formatted(code, reason));
  }

  private void send(Message message) {
    send(message.json());
  }

  private void send(byte[] json) {
    if (channel != null) {
      channel.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(json)));
    }
  }

  @Override
  public void end() {
    stopTimer();
    Channel open = channel;
    if (open == null || !handshaker.isHandshakeComplete()) {
      if (open != null) {
        open.close();
      }
      return;
    }
    if (subscribed && !told) {
      send(new Message(Type.COMPLETE, OPERATION, null));
    }
    open.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
        .addListener(ChannelFutureListener.CLOSE);
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel(false);
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
