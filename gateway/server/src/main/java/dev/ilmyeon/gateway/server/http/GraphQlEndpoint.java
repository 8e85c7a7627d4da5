package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.federation.access.Claims;
import dev.ilmyeon.gateway.federation.language.OperationKind;
import java.time.Duration;
import java.util.EnumSet;
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

/**
 * {@code /graphql}: GraphQL over HTTP, by POST and GET. The client's bytes are read once, by the
 * engine's own reader, and the engine's bytes go out as they are: in one piece, or in several to
 * who takes that and defers something.
 */
final class GraphQlEndpoint {

  private static final Logger log = LoggerFactory.getLogger(GraphQlEndpoint.class);

  private static final Set<OperationKind> READING =
      EnumSet.of(OperationKind.QUERY, OperationKind.SUBSCRIPTION);

  private static final Set<OperationKind> ANY = EnumSet.allOf(OperationKind.class);

  /** The transport answers by the deadline; this is for what nobody thought of. */
  private static final Duration BACKSTOP = Duration.ofSeconds(30);

  private final FederationEngine engine;
  private final HttpProperties properties;
  private final ClientCalls calls;
  private final RequestMeters meters;
  private final LoopTimers timers;

  GraphQlEndpoint(
      FederationEngine engine,
      HttpProperties properties,
      ClientCalls calls,
      RequestMeters meters,
      LoopTimers timers) {
    this.engine = engine;
    this.properties = properties;
    this.calls = calls;
    this.meters = meters;
    this.timers = timers;
  }

  Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
    String requestId = ClientCalls.requestId(request.getHeaders());
    Outgoing out = new Outgoing(response, requestId, meters);
    return Mono.defer(() -> answer(request, requestId, out))
        .onErrorResume(
            _ -> !out.isCommitted(), failure -> out.send(Reply.of(refusal(failure, requestId))))
        .doOnCancel(out::cancelled);
  }

  private Mono<Void> answer(ServerHttpRequest request, String requestId, Outgoing out) {
    HttpMethod method = request.getMethod();
    if (method == HttpMethod.POST) {
      return post(request, requestId, out);
    }
    if (method == HttpMethod.GET) {
      return get(request, requestId, out);
    }
    throw new RefusedException(
        HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "Use POST or GET.");
  }

  private Mono<Void> post(ServerHttpRequest request, String requestId, Outgoing out) {
    HttpHeaders headers = request.getHeaders();
    Negotiation accepted = Negotiation.of(headers);
    Preflight.checkPost(headers);
    return RequestBody.read(request, properties.maxBody().toBytes())
        .timeout(properties.bodyTimeout(), RequestBody.tooSlow(), timers.here())
        .map(GraphQlParameters::ofBody)
        .flatMap(parameters ->
            execute(request(parameters, headers, requestId, ANY), accepted, requestId, out));
  }

  private Mono<Void> get(ServerHttpRequest request, String requestId, Outgoing out) {
    HttpHeaders headers = request.getHeaders();
    Negotiation accepted = Negotiation.of(headers);
    Preflight.checkGet(headers);
    GraphQlParameters parameters = GraphQlParameters.ofUrl(request.getURI().getRawQuery());
    return execute(request(parameters, headers, requestId, READING), accepted, requestId, out);
  }

  private GraphQlRequest request(
      GraphQlParameters parameters,
      HttpHeaders headers,
      String requestId,
      Set<OperationKind> kinds) {
    return new GraphQlRequest(
        parameters.query(),
        parameters.operationName(),
        parameters.variables(),
        calls.of(headers, requestId),
        kinds,
        disclosure(headers),
        Claims.NONE);
  }

  private Mono<Void> execute(
      GraphQlRequest request, Negotiation accepted, String requestId, Outgoing out) {
    StreamType stream = accepted.stream();
    if (stream == null) {
      ResponseType whole = Objects.requireNonNull(accepted.whole());
      return engine
          .execute(request)
          .timeout(BACKSTOP, timers.here())
          .flatMap(response -> out.send(Reply.of(response, whole)));
    }
    return out.send(
        engine.executeIncrementally(request, stream.format()).timeout(BACKSTOP, timers.here()),
        accepted,
        failure -> Reply.last(refusal(failure, requestId)));
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

  private static RefusedException refusal(Throwable failure, String requestId) {
    return switch (failure) {
      case RefusedException refused -> refused;
      case TimeoutException _ ->
          new RefusedException(
              HttpStatus.GATEWAY_TIMEOUT, "GATEWAY_TIMEOUT", "The answer took too long.");
      default -> {
        log.error("Request {} failed", requestId, failure);
        yield new RefusedException(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "INTERNAL_SERVER_ERROR",
            "The gateway failed on this request.");
      }
    };
  }
}
