package dev.ilmyeon.gateway.server.problem;

import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/**
 * Answers whatever nobody else answered. An exception that knows its status ({@link ErrorResponse})
 * keeps it and its headers; any other is logged and is a 500. Nothing but the status's own phrase
 * is told.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemHandler implements WebExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted()) {
      return Mono.error(failure);
    }
    HttpStatusCode status = status(failure);
    if (status.value() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
      log.error("{} failed", exchange.getRequest().getPath(), failure);
    }
    response.setStatusCode(status);
    HttpHeaders headers = response.getHeaders();
    if (failure instanceof ErrorResponse known) {
      headers.putAll(known.getHeaders());
    }
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers.setCacheControl("no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    byte[] body = body(status).getBytes(StandardCharsets.UTF_8);
    headers.setContentLength(body.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }

  private static HttpStatusCode status(Throwable failure) {
    return switch (failure) {
      case ErrorResponse known -> known.getStatusCode();
      // The client has gone in the middle of its request.
      case AbortedException _ -> HttpStatus.BAD_REQUEST;
      default -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  private static String body(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    String title = known == null ? "Error" : known.getReasonPhrase();
    return "{\"status\":%d,\"title\":\"%s\"}".formatted(status.value(), title);
  }
}
