package dev.ilmyeon.gateway.server.socket;

import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.server.message.MalformedMessageException;
import dev.ilmyeon.gateway.server.message.Message;
import dev.ilmyeon.gateway.server.message.Message.Type;
import dev.ilmyeon.gateway.server.pipeline.AdmittedOperation;
import dev.ilmyeon.gateway.server.pipeline.Caller;
import dev.ilmyeon.gateway.server.pipeline.OperationParameters;
import dev.ilmyeon.gateway.server.pipeline.OperationPipeline;
import dev.ilmyeon.gateway.server.pipeline.OperationRequest;
import dev.ilmyeon.gateway.server.pipeline.Session;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import dev.ilmyeon.gateway.server.subscription.SubscriptionMeters;
import dev.ilmyeon.gateway.server.subscription.SubscriptionProperties;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.websocket.WebsocketInbound;

/**
 * One client's socket: the server's side of graphql-transport-ws. What a client may say depends on
 * what it has said: {@code connection_init} once and in time, operations only after they are
 * acknowledged, which is after its credentials were found good. Only used on its event loop.
 */
final class Socket {

  private static final Logger log = LoggerFactory.getLogger(Socket.class);

  private final Caller caller;
  private final OperationPipeline pipeline;
  private final SubscriptionProperties properties;
  private final SubscriptionMeters meters;
  private final Map<String, SocketOperation> operations = new HashMap<>();
  private final Disposable.Composite timers = Disposables.composite();

  private @Nullable SocketWire wire;
  private boolean initialised;
  private @Nullable Session session;

  Socket(
      Caller caller,
      OperationPipeline pipeline,
      SubscriptionProperties properties,
      SubscriptionMeters meters) {
    this.caller = caller;
    this.pipeline = pipeline;
    this.properties = properties;
    this.meters = meters;
  }

  /** Until it is closed. */
  Mono<Void> serve(WebsocketInbound in, Mono<Void> stop) {
    in.withConnection(connection -> wire = SocketWire.over(connection, properties, this::wakeUp));
    if (!Message.PROTOCOL.equals(in.selectedSubprotocol())) {
      // Not now: the handshake is only about to make way for frames.
      wire().later(() -> close(CloseCode.WRONG_PROTOCOL));
    } else {
      timers.add(
          wire()
              .after(
                  properties.initTimeout(), () -> close(initialised ? null : CloseCode.NO_INIT)));
      timers.add(
          stop.publishOn(wire().loop()).subscribe(null, null, () -> close(CloseCode.STOPPING)));
    }
    return in.aggregateFrames((int) properties.maxMessage().toBytes())
        .receiveFrames()
        .doOnNext(this::received)
        .onErrorResume(failure -> {
          close(failure instanceof TooLongFrameException ? CloseCode.TOO_LARGE : CloseCode.FAILED);
          return Flux.empty();
        })
        .then(Mono.defer(() -> wire().closed()))
        .doFinally(_ -> end());
  }

  private SocketWire wire() {
    if (wire == null) {
      throw new IllegalStateException("There is no connection");
    }
    return wire;
  }

  private void received(WebSocketFrame frame) {
    wire().heard();
    try {
      switch (frame) {
        case TextWebSocketFrame text -> read(Message.read(ByteBufUtil.getBytes(text.content())));
        case PongWebSocketFrame _, CloseWebSocketFrame _ -> {}
        default -> throw new MalformedMessageException("Messages are text");
      }
    } catch (MalformedMessageException e) {
      close(CloseCode.BAD_MESSAGE, String.valueOf(e.getMessage()));
    }
  }

  private void read(Message message) throws MalformedMessageException {
    switch (message.type()) {
      case CONNECTION_INIT -> initialise(message);
      case SUBSCRIBE -> subscribe(message.operation(), message.object());
      case COMPLETE -> {
        SocketOperation operation = operations.remove(message.operation());
        if (operation != null) {
          operation.cancel();
        }
      }
      case PING -> wire().send(new Message(Type.PONG, null, message.payload()).json());
      case PONG -> {}
      case CONNECTION_ACK, NEXT, ERROR ->
          throw new MalformedMessageException("Clients do not send " + message.type());
    }
  }

  private void initialise(Message message) {
    if (initialised) {
      close(CloseCode.TWO_INITS);
      return;
    }
    initialised = true;
    JsonObject payload = message.payload() == null ? new JsonObject(Map.of()) : message.object();
    timers.add(
        Mono.defer(() -> pipeline.open(caller.with(InitHeaders.of(payload))))
            .publishOn(wire().loop())
            .subscribe(
                this::acknowledge,
                failure -> {
                  if (!(failure instanceof RefusedException)) {
                    log.error("A socket could not be opened", failure);
                  }
                  close(CloseCode.FORBIDDEN);
                }));
  }

  private void acknowledge(Session opened) {
    session = opened;
    timers.add(
        pipeline
            .lapse(opened, properties.lookAgain())
            .publishOn(wire().loop())
            .subscribe(null, null, () -> close(CloseCode.EXPIRED)));
    wire().send(Message.of(Type.CONNECTION_ACK).json());
  }

  private void subscribe(String id, JsonObject payload) {
    Session known = session;
    if (known == null) {
      close(CloseCode.UNAUTHORIZED);
      return;
    }
    if (operations.containsKey(id)) {
      close(CloseCode.DUPLICATE);
      return;
    }
    SocketOperation operation =
        new SocketOperation(id, wire(), () -> operations.remove(id), known.caller().traceId());
    if (operations.size() >= properties.maxPerConnection()) {
      operation.refuse(
          new RefusedException(
              HttpStatus.TOO_MANY_REQUESTS,
              "TOO_MANY_OPERATIONS",
              "As many operations as may be are under way on this socket."));
      return;
    }
    operations.put(id, operation);
    Mono.defer(() -> pipeline.admit(known, new OperationRequest(OperationParameters.of(payload))))
        .flatMapMany(this::responses)
        .publishOn(wire().loop(), SocketOperation.AHEAD)
        .subscribe(operation);
  }

  private Flux<GraphQlResponse> responses(AdmittedOperation admitted) {
    return admitted.subscribes() ? meters.subscription(admitted.subscribe()) : admitted.subscribe();
  }

  /** The client takes more again. */
  private void wakeUp() {
    operations.values().forEach(SocketOperation::wakeUp);
  }

  private void close(@Nullable CloseCode code) {
    if (code != null) {
      close(code, code.reason());
    }
  }

  private void close(CloseCode code, String reason) {
    end();
    wire().close(code.number(), reason);
  }

  private void end() {
    timers.dispose();
    operations.values().forEach(SocketOperation::cancel);
    operations.clear();
  }
}
