package dev.ilmyeon.gateway.server.problem;

import dev.ilmyeon.gateway.server.pipeline.Caller;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Answers whatever nobody else answered. An exception that knows its status ({@link ErrorResponse})
 * keeps it and its headers; any other is logged and is a 500. Nothing but the status's own phrase
 * is told, and the trace that the request says it is part of, as GraphQL's errors do.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemHandler implements WebExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    ServerHttpResponse response = exchange.getResponse();
    boolean answered = isAnswered(response);
    if (answered && failure instanceof IllegalStateException) {
      return Mono.empty();
    }
    if (response.isCommitted() && !answered) {
      return Mono.error(failure);
    }
    HttpStatusCode status = status(failure);
    if (status.value() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
      log.error("{} failed", exchange.getRequest().getPath(), failure);
    }
    return answered ? Mono.empty() : answer(exchange, status, failure);
  }

  private static Mono<Void> answer(
      ServerWebExchange exchange, HttpStatusCode status, Throwable failure) {
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(status);
    HttpHeaders headers = response.getHeaders();
    if (failure instanceof ErrorResponse known) {
      headers.putAll(known.getHeaders());
    }
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers.setCacheControl("no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    byte[] body =
        body(status, Caller.traceId(exchange.getRequest().getHeaders()))
            .getBytes(StandardCharsets.UTF_8);
    headers.setContentLength(body.length);
    return response
        .writeWith(Mono.just(response.bufferFactory().wrap(body)))
        .onErrorResume(
            IllegalStateException.class,
            late -> isAnswered(response) ? Mono.empty() : Mono.error(late));
  }

  /**
   * Whether the server has answered by itself, and so the request is over. It does that when what
   * comes of a body breaks HTTP's rules (400), while the request is being carried out; that cannot
   * be answered any more then. What has an answer from here is committed for good, and has a status
   * that nothing can set.
   */
  private static boolean isAnswered(ServerHttpResponse response) {
    return ServerHttpResponseDecorator.getNativeResponse(response)
            instanceof HttpServerResponse server
        && server.hasSentHeaders()
        && response.setStatusCode(null);
  }

  private static HttpStatusCode status(Throwable failure) {
    return switch (failure) {
      case ErrorResponse known -> known.getStatusCode();
      // The client has gone in the middle of its request.
      case AbortedException _ -> HttpStatus.BAD_REQUEST;
      default -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  private static String body(HttpStatusCode status, @Nullable String traceId) {
    HttpStatus known = HttpStatus.resolve(status.value());
    String title = known == null ? "Error" : known.getReasonPhrase();
    String trace = traceId == null ? "" : ",\"traceId\":\"" + traceId + "\"";
    return "{\"status\":%d,\"title\":\"%s\"%s}".formatted(status.value(), title, trace);
  }
}
