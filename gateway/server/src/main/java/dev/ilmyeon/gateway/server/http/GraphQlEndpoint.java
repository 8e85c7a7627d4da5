package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.server.pipeline.AdmittedOperation;
import dev.ilmyeon.gateway.server.pipeline.Caller;
import dev.ilmyeon.gateway.server.pipeline.Caller.Transport;
import dev.ilmyeon.gateway.server.pipeline.OperationParameters;
import dev.ilmyeon.gateway.server.pipeline.OperationPipeline;
import dev.ilmyeon.gateway.server.pipeline.OperationRequest;
import dev.ilmyeon.gateway.server.pipeline.Session;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import dev.ilmyeon.gateway.server.socket.SocketEndpoint;
import dev.ilmyeon.gateway.server.stream.EventStreams;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/**
 * {@code /graphql}: GraphQL over HTTP, by POST and GET. The client's bytes are read once, by the
 * engine's own reader, and the engine's bytes go out as they are: in one piece, or in several to
 * who takes that and defers something.
 */
final class GraphQlEndpoint {

  private static final Logger log = LoggerFactory.getLogger(GraphQlEndpoint.class);

  /** The transport answers by the deadline; this is for what nobody thought of. */
  private static final Duration BACKSTOP = Duration.ofSeconds(30);

  private final OperationPipeline pipeline;
  private final HttpProperties properties;
  private final SocketEndpoint sockets;
  private final EventStreams streams;
  private final RequestMeters meters;
  private final LoopTimers timers;
  private final Compression compression;

  GraphQlEndpoint(
      OperationPipeline pipeline,
      HttpProperties properties,
      SocketEndpoint sockets,
      EventStreams streams,
      RequestMeters meters,
      LoopTimers timers) {
    this.pipeline = pipeline;
    this.properties = properties;
    this.sockets = sockets;
    this.streams = streams;
    this.meters = meters;
    this.timers = timers;
    this.compression = new Compression(properties.compression());
  }

  Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
    Caller caller = Caller.of(Transport.HTTP, request);
    Outgoing out =
        new Outgoing(
            response,
            caller.requestId(),
            meters,
            properties.specification(),
            compression.choose(caller.headers()));
    return Mono.defer(() -> answer(request, response, caller, out))
        .onErrorResume(
            _ -> !out.isCommitted(),
            failure -> out.send(Reply.of(refusal(failure, caller), properties.specification())))
        .doOnCancel(out::cancelled);
  }

  private Mono<Void> answer(
      ServerHttpRequest request, ServerHttpResponse response, Caller caller, Outgoing out) {
    HttpMethod method = request.getMethod();
    String stream = EventStreams.token(request);
    if (method == HttpMethod.POST) {
      return stream == null ? post(request, caller, out) : run(stream, request, caller, out);
    }
    if (method == HttpMethod.GET) {
      if (SocketEndpoint.isAskedFor(caller.headers())) {
        return sockets.open(caller, response);
      }
      return stream == null
          ? get(request, caller, out)
          : out.events(streams.open(stream, response));
    }
    if (method == HttpMethod.PUT && request.getHeaders().getContentLength() <= 0) {
      return pipeline.open(caller).flatMap(_ -> out.plain(HttpStatus.CREATED, streams.reserve()));
    }
    if (method == HttpMethod.DELETE && stream != null) {
      streams.cancel(stream, request.getQueryParams().getFirst("operationId"));
      return out.plain(HttpStatus.OK, "");
    }
    throw new RefusedException(
        HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "Use POST or GET.");
  }

  /** An operation whose responses go out on an event stream that is there already. */
  private Mono<Void> run(String stream, ServerHttpRequest request, Caller caller, Outgoing out) {
    Preflight.checkPost(caller.headers());
    return pipeline
        .open(caller)
        .flatMap(session ->
            parameters(request)
                .flatMap(parameters -> {
                  streams.run(stream, session, parameters);
                  return out.plain(HttpStatus.ACCEPTED, "");
                }));
  }

  private Mono<OperationParameters> parameters(ServerHttpRequest request) {
    return RequestBody.read(request, properties.maxBody().toBytes())
        .timeout(properties.bodyTimeout(), RequestBody.tooSlow(), timers.here())
        .map(OperationParameters::ofBody);
  }

  private Mono<Void> post(ServerHttpRequest request, Caller caller, Outgoing out) {
    Negotiation accepted = Negotiation.of(caller.headers());
    Preflight.checkPost(caller.headers());
    return pipeline
        .open(caller)
        .doOnNext(pipeline::checkRoom)
        .flatMap(session ->
            parameters(request)
                .flatMap(
                    parameters -> run(session, parameters, OperationRequest.ANY, accepted, out)));
  }

  private Mono<Void> get(ServerHttpRequest request, Caller caller, Outgoing out) {
    Negotiation accepted = Negotiation.of(caller.headers());
    Preflight.checkGet(caller.headers());
    OperationParameters parameters = OperationParameters.ofUrl(request.getURI().getRawQuery());
    return pipeline
        .open(caller)
        .flatMap(session -> run(session, parameters, OperationRequest.READING, accepted, out));
  }

  private Mono<Void> run(
      Session session,
      OperationParameters parameters,
      Set<OperationKind> kinds,
      Negotiation accepted,
      Outgoing out) {
    PlanDisclosure plan = disclosure(session.caller().headers());
    return pipeline
        .admit(session, new OperationRequest(parameters, kinds, plan))
        .flatMap(operation -> execute(operation, session, accepted, out));
  }

  private Mono<Void> execute(
      AdmittedOperation operation, Session session, Negotiation accepted, Outgoing out) {
    out.say(operation.headers());
    StreamType stream = accepted.stream();
    if (stream != null && stream.framing() == Framing.EVENTS && operation.subscribes()) {
      return out.events(streams.distinct(session, operation, out.response()));
    }
    ResponseType whole = accepted.whole();
    if (stream == null || whole != null && operation.mayBeKept()) {
      ResponseType type = Objects.requireNonNull(whole);
      return operation
          .execute()
          .timeout(BACKSTOP, timers.here())
          .flatMap(served ->
              out.send(
                  Reply.of(served.response(), type, properties.specification(), served.headers())));
    }
    return out.send(
        operation.executeIncrementally(stream.format()).timeout(BACKSTOP, timers.here()),
        accepted,
        failure -> Reply.last(refusal(failure, session.caller())));
  }

  /** As Apollo's router takes it. */
  private PlanDisclosure disclosure(HttpHeaders headers) {
    if (!properties.exposePlans()) {
      return PlanDisclosure.NONE;
    }
    return switch (headers.getFirst("Apollo-Expose-Query-Plan")) {
      case "true" -> PlanDisclosure.TOLD;
      case "dry-run" -> PlanDisclosure.ONLY;
      case null, default -> PlanDisclosure.NONE;
    };
  }

  private static RefusedException refusal(Throwable failure, Caller caller) {
    RefusedException refusal =
        switch (failure) {
          case RefusedException refused -> refused;
          case AbortedException _ -> RefusedException.badRequest("The request breaks off.");
          case TimeoutException _ ->
              new RefusedException(
                  HttpStatus.GATEWAY_TIMEOUT, "GATEWAY_TIMEOUT", "The answer took too long.");
          default -> {
            log.error("Request {} failed", caller.requestId(), failure);
            yield new RefusedException(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL_SERVER_ERROR",
                "The gateway failed on this request.");
          }
        };
    return refusal.traced(caller.traceId());
  }
}
