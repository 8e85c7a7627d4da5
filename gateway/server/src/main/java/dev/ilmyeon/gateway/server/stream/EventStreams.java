package dev.ilmyeon.gateway.server.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.server.pipeline.AdmittedOperation;
import dev.ilmyeon.gateway.server.pipeline.OperationParameters;
import dev.ilmyeon.gateway.server.pipeline.OperationPipeline;
import dev.ilmyeon.gateway.server.pipeline.OperationRequest;
import dev.ilmyeon.gateway.server.pipeline.Session;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import dev.ilmyeon.gateway.server.subscription.Stop;
import dev.ilmyeon.gateway.server.subscription.SubscriptionMeters;
import dev.ilmyeon.gateway.server.subscription.SubscriptionMeters.Way;
import dev.ilmyeon.gateway.server.subscription.SubscriptionProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What goes out on event streams. A client that wants one stream for all its operations reserves it
 * first, for which it gets a token; that names the stream to whoever opens it, asks for an
 * operation on it, or ends one.
 */
public final class EventStreams {

  private static final Logger log = LoggerFactory.getLogger(EventStreams.class);

  private static final String TOKEN = "x-graphql-event-stream-token";

  private static final int TOKEN_BYTES = 16;

  /** How long a stream may be reserved before it is opened. */
  private static final Duration RESERVED = Duration.ofMinutes(1);

  private final OperationPipeline pipeline;
  private final SubscriptionProperties properties;
  private final SubscriptionMeters meters;
  private final Stop stop;
  private final SecureRandom random = new SecureRandom();
  private final Cache<String, SingleStream> reserved;
  private final Map<String, SingleStream> open = new ConcurrentHashMap<>();

  EventStreams(
      OperationPipeline pipeline,
      SubscriptionProperties properties,
      Stop stop,
      MeterRegistry registry) {
    this.pipeline = pipeline;
    this.properties = properties;
    this.meters = new SubscriptionMeters(Way.SSE, registry);
    this.stop = stop;
    this.reserved =
        Caffeine.newBuilder()
            .maximumSize(properties.maxConnections())
            .expireAfterWrite(RESERVED)
            .executor(Runnable::run)
            .build();
  }

  /** The events of one subscription, as long as the client takes them. */
  public Flux<byte[]> distinct(
      Session session, AdmittedOperation subscription, ServerHttpResponse response) {
    try {
      return outgoing(events(session, subscription), response);
    } catch (RefusedException refusal) {
      throw subscription.refused(refusal);
    }
  }

  private Flux<byte[]> events(Session session, AdmittedOperation subscription) {
    return Flux.defer(() ->
        meters
            .subscription(answered(subscription.subscribe(), session))
            .map(Frames::next)
            .takeUntilOther(end(session))
            .concatWith(Mono.just(Frames.COMPLETE)));
  }

  /** When no more is to be told to whom that is. */
  private Mono<Void> end(Session session) {
    return Mono.firstWithSignal(stop.signal(), pipeline.lapse(session, properties.lookAgain()));
  }

  private Flux<byte[]> outgoing(Flux<byte[]> frames, ServerHttpResponse response) {
    if (stop.hasBegun() || !meters.open(properties.maxConnections())) {
      throw new RefusedException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "TOO_MANY_CONNECTIONS",
          "There is no room for one more stream just now.",
          Map.of(HttpHeaders.RETRY_AFTER, "5"));
    }
    return KeptAlive.stream(frames, response, properties).doFinally(_ -> meters.closed());
  }

  /** What fails is answered too. */
  private static Flux<GraphQlResponse> answered(Flux<GraphQlResponse> responses, Session session) {
    return responses.onErrorResume(
        failure -> Mono.just(refusal(failure).traced(session.caller().traceId()).response()));
  }

  private static RefusedException refusal(Throwable failure) {
    if (failure instanceof RefusedException refused) {
      return refused;
    }
    log.error("An operation on an event stream failed", failure);
    return new RefusedException(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "INTERNAL_SERVER_ERROR",
        "The gateway failed on this request.");
  }

  /** Which single stream a request is about; null if it is about none. */
  public static @Nullable String token(ServerHttpRequest request) {
    return request.getHeaders().getFirst(TOKEN);
  }

  /** A stream for several operations; its token. */
  public String reserve() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    reserved.put(token, new SingleStream(properties.maxPerConnection()));
    return token;
  }

  /** Opens it, once. */
  public Flux<byte[]> open(String token, ServerHttpResponse response) {
    SingleStream stream = reserved.asMap().remove(token);
    if (stream == null) {
      throw open.containsKey(token)
          ? new RefusedException(HttpStatus.CONFLICT, "STREAM_OPEN", "The stream is open already.")
          : unknown();
    }
    open.put(token, stream);
    return outgoing(stream.frames().takeUntilOther(stop.signal()), response)
        .doFinally(_ -> open.remove(token));
  }

  /** Begins an operation on a stream; what comes of it comes there. */
  public void run(String token, Session session, OperationParameters parameters) {
    String id =
        parameters.extensions().members().get("operationId") instanceof JsonString(String given)
            ? given
            : "";
    if (id.isEmpty()) {
      throw RefusedException.badRequest("\"extensions.operationId\" is missing.");
    }
    known(token)
        .run(
            id,
            answered(
                pipeline
                    .admit(session, new OperationRequest(parameters))
                    .flatMapMany(operation ->
                        operation.subscribes()
                            ? meters
                                .subscription(operation.subscribe())
                                .takeUntilOther(end(session))
                            : operation.subscribe()),
                session));
  }

  /** Ends one. */
  public void cancel(String token, @Nullable String operation) {
    if (operation == null || operation.isEmpty()) {
      throw RefusedException.badRequest("The parameter operationId is missing.");
    }
    known(token).cancel(operation);
  }

  private SingleStream known(String token) {
    SingleStream stream = open.get(token);
    if (stream == null) {
      stream = reserved.getIfPresent(token);
    }
    if (stream == null) {
      throw unknown();
    }
    return stream;
  }

  private static RefusedException unknown() {
    return new RefusedException(
        HttpStatus.NOT_FOUND, "STREAM_NOT_FOUND", "There is no such stream.");
  }
}
