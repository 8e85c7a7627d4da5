package dev.ilmyeon.gateway.server.socket;

import dev.ilmyeon.gateway.server.message.Message;
import dev.ilmyeon.gateway.server.pipeline.Caller;
import dev.ilmyeon.gateway.server.pipeline.Caller.Transport;
import dev.ilmyeon.gateway.server.pipeline.OperationPipeline;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import dev.ilmyeon.gateway.server.subscription.Stop;
import dev.ilmyeon.gateway.server.subscription.SubscriptionMeters;
import dev.ilmyeon.gateway.server.subscription.SubscriptionMeters.Way;
import dev.ilmyeon.gateway.server.subscription.SubscriptionProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;

/** Opens the sockets of clients. */
public final class SocketEndpoint {

  /**
   * A frame of more than this is not read at all; one that is a little too long is, and refused.
   */
  private static final int READ_AT_MOST = 4;

  private static final String VERSION_HEADER = "Sec-WebSocket-Version";

  private static final String VERSION = "13";

  private final OperationPipeline pipeline;
  private final SubscriptionProperties properties;
  private final SubscriptionMeters meters;
  private final Stop stop;
  private final Origins origins;
  private final WebsocketServerSpec spec;

  /** For who speaks something else, which it is told in the protocol's own way, on a socket. */
  private final WebsocketServerSpec other;

  SocketEndpoint(
      OperationPipeline pipeline,
      SubscriptionProperties properties,
      Stop stop,
      MeterRegistry registry) {
    this.pipeline = pipeline;
    this.properties = properties;
    this.meters = new SubscriptionMeters(Way.WEBSOCKET, registry);
    this.stop = stop;
    this.origins = new Origins(Set.copyOf(properties.allowedOrigins()));
    int frame = READ_AT_MOST * (int) properties.maxMessage().toBytes();
    this.spec =
        WebsocketServerSpec.builder()
            .protocols(Message.PROTOCOL)
            .maxFramePayloadLength(frame)
            .build();
    this.other = WebsocketServerSpec.builder().maxFramePayloadLength(frame).build();
  }

  /** Whether a request is for a socket. */
  public static boolean isAskedFor(HttpHeaders headers) {
    return "websocket".equalsIgnoreCase(headers.getFirst(HttpHeaders.UPGRADE));
  }

  /** Opens one. Throws {@link RefusedException} where there can be none. */
  public Mono<Void> open(Caller caller, ServerHttpResponse response) {
    checkOpening(caller.headers());
    if (!origins.allow(caller.headers())) {
      throw new RefusedException(
          HttpStatus.FORBIDDEN, "FOREIGN_ORIGIN", "Pages of this origin may not open sockets.");
    }
    if (stop.hasBegun() || !meters.open(properties.maxConnections())) {
      throw new RefusedException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "TOO_MANY_CONNECTIONS",
          "There is no room for one more socket just now.",
          Map.of(HttpHeaders.RETRY_AFTER, "5"));
    }
    HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
    // The headers are kept for as long as the socket is open; those of Netty are not.
    Caller kept =
        new Caller(
                Transport.WEBSOCKET,
                caller.headers(),
                caller.peer(),
                caller.requestId(),
                caller.arrived())
            .with(Map.of());
    return server
        .sendWebsocket((in, _) -> serve(kept, in).doFinally(_ -> meters.closed()), spec(caller))
        .doOnError(WebSocketHandshakeException.class, _ -> meters.closed())
        .then();
  }

  /** RFC 6455, 4.2.1; Netty would fail on what is not, or take what browsers spoke before that. */
  private static void checkOpening(HttpHeaders headers) {
    if (!VERSION.equals(headers.getFirst(VERSION_HEADER))) {
      throw new RefusedException(
          HttpStatus.UPGRADE_REQUIRED,
          "UNSUPPORTED_WEBSOCKET_VERSION",
          "Sockets are those of RFC 6455.",
          Map.of(VERSION_HEADER, VERSION));
    }
    boolean upgrades = headers.getConnection().stream().anyMatch("upgrade"::equalsIgnoreCase);
    if (!upgrades || headers.getFirst("Sec-WebSocket-Key") == null) {
      throw RefusedException.badRequest("This does not open a WebSocket.");
    }
  }

  private Mono<Void> serve(Caller caller, WebsocketInbound in) {
    return new Socket(caller, pipeline, properties, meters).serve(in, stop.signal());
  }

  private WebsocketServerSpec spec(Caller caller) {
    return caller.headers().getOrEmpty("Sec-WebSocket-Protocol").stream()
            .flatMap(protocols -> Stream.of(protocols.split(",")))
            .anyMatch(protocol -> protocol.strip().equals(Message.PROTOCOL))
        ? spec
        : other;
  }
}
