package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.federation.GraphQlPayload;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.server.coding.ContentCoding;
import dev.ilmyeon.gateway.server.pipeline.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** The way back to the client that sent a request, and the measure of how long it took. */
final class Outgoing {

  private final ServerHttpResponse response;
  private final String requestId;
  private final RequestMeters meters;
  private final Specification specification;
  private final Compression.Choice compression;
  private final long started = System.nanoTime();
  private final AtomicBoolean answered = new AtomicBoolean();
  private Map<String, String> more = Map.of();
  private volatile boolean gone;

  Outgoing(
      ServerHttpResponse response,
      String requestId,
      RequestMeters meters,
      Specification specification,
      Compression.Choice compression) {
    this.response = response;
    this.compression = compression;
    this.requestId = requestId;
    this.meters = meters;
    this.specification = specification;
  }

  /** Headers besides, whatever the answer. */
  void say(Map<String, String> headers) {
    more = headers;
  }

  ServerHttpResponse response() {
    return response;
  }

  boolean isCommitted() {
    return response.isCommitted();
  }

  /** The client has gone. */
  void cancelled() {
    gone = true;
    measure("cancelled");
  }

  /**
   * Whether that is all that a failure says. Who asks for the payloads of one that has gone in the
   * same moment is told so; nobody is there to be told anything, and nothing has failed.
   */
  private boolean isGone(Throwable failure) {
    return gone && failure instanceof CancellationException;
  }

  private void measure(String outcome) {
    if (answered.compareAndSet(false, true)) {
      meters.record(outcome, started);
    }
  }

  Mono<Void> send(Reply reply) {
    measure(reply.outcome());
    more.forEach(response.getHeaders()::set);
    return reply.send(response, requestId, compression);
  }

  /**
   * Sends payloads as they come; what is one payload only, in one piece if the client takes that.
   * Fails only if there is none at all.
   *
   * @param failed the last payload, after a failure between others
   */
  Mono<Void> send(
      Flux<GraphQlPayload> payloads,
      Negotiation accepted,
      Function<Throwable, GraphQlPayload> failed) {
    return payloads.switchOnFirst((first, all) -> send(first, all, accepted, failed)).then();
  }

  private Mono<Void> send(
      Signal<? extends GraphQlPayload> first,
      Flux<GraphQlPayload> all,
      Negotiation accepted,
      Function<Throwable, GraphQlPayload> failed) {
    GraphQlPayload payload = first.get();
    if (payload == null) {
      return all.then();
    }
    Reply whole = Reply.of(payload, accepted, specification);
    if (whole != null) {
      return send(whole);
    }
    measure(Reply.outcome(payload.outcome()));
    return stream(
        Objects.requireNonNull(accepted.stream()),
        all.onErrorResume(
            failure -> isGone(failure) ? Flux.empty() : Flux.just(failed.apply(failure))));
  }

  /** Frames of an event stream, each as soon as it is there. */
  Mono<Void> events(Flux<byte[]> frames) {
    measure(Reply.outcome(Outcome.EXECUTED));
    begin(new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8));
    return response.writeAndFlushWith(
        frames.map(frame -> Mono.just(response.bufferFactory().wrap(frame))));
  }

  /** A word or none, where the protocol wants no JSON. */
  Mono<Void> plain(HttpStatus status, String text) {
    measure(Reply.outcome(Outcome.EXECUTED));
    response.setStatusCode(status);
    writeHeaders(response.getHeaders(), MediaType.TEXT_PLAIN, requestId);
    byte[] body = text.getBytes(StandardCharsets.US_ASCII);
    response.getHeaders().setContentLength(body.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }

  private void begin(MediaType type) {
    response.setStatusCode(HttpStatus.OK);
    writeHeaders(response.getHeaders(), type, requestId);
    response.getHeaders().set("X-Accel-Buffering", "no");
    more.forEach(response.getHeaders()::set);
  }

  /** Each payload is sent at once, however small, and nginx is told to pass it on. */
  private Mono<Void> stream(StreamType type, Flux<GraphQlPayload> payloads) {
    begin(type.contentType());
    ContentCoding coding = compression.coding();
    compression.announce(response.getHeaders(), coding);
    AtomicBoolean begun = new AtomicBoolean();
    PartCoder coder = new PartCoder(coding);
    return response
        .writeAndFlushWith(
            payloads.map(payload -> {
              byte[] frame = type.framing().frame(payload, begun.compareAndSet(false, true));
              byte[] coded = coder.code(frame, !payload.hasNext());
              return Mono.just(response.bufferFactory().wrap(coded));
            }))
        .doFinally(_ -> coder.close());
  }

  static void writeHeaders(HttpHeaders headers, MediaType contentType, String requestId) {
    headers.setContentType(contentType);
    headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set(Caller.REQUEST_ID, requestId);
  }
}
