package dev.ilmyeon.media.delivery;

import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What is answered instead of a picture (RFC 9457), never kept by a cache. */
public final class Problems {

  private Problems() {}

  /** One answer for whatever is wrong with an address, so that it tells nothing of what exists. */
  static Mono<ServerResponse> notFound() {
    return problem(
        response(HttpStatus.NOT_FOUND),
        HttpStatus.NOT_FOUND,
        "There is no such picture. Take the address from an Image's rendition or srcset.");
  }

  /** One answer for whatever is wrong with a signature. */
  public static Mono<ServerResponse> forbidden() {
    return of(HttpStatus.FORBIDDEN, "This address is not signed, or no longer.");
  }

  public static Mono<ServerResponse> of(HttpStatus status, String detail) {
    return problem(response(status), status, detail);
  }

  /** With a {@code code}, for programs that say it in words of their own. */
  public static Mono<ServerResponse> of(HttpStatus status, String code, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("code", code);
    return response(status).bodyValue(problem);
  }

  static Mono<ServerResponse> unsatisfiable(long size) {
    return problem(
        response(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            .header(HttpHeaders.CONTENT_RANGE, "bytes */" + size),
        HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
        "The range begins behind the end.");
  }

  static Mono<ServerResponse> notAllowed() {
    return problem(
        response(HttpStatus.METHOD_NOT_ALLOWED).allow(Set.of(HttpMethod.GET, HttpMethod.HEAD)),
        HttpStatus.METHOD_NOT_ALLOWED,
        "Pictures are read by GET and HEAD.");
  }

  public static Mono<ServerResponse> busy() {
    return problem(
        response(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "2"),
        HttpStatus.SERVICE_UNAVAILABLE,
        "Too many pictures are being rendered. Try again.");
  }

  public static Mono<ServerResponse> full() {
    return problem(
        response(HttpStatus.INSUFFICIENT_STORAGE),
        HttpStatus.INSUFFICIENT_STORAGE,
        "There is no room for more pictures. Those that are there can be read.");
  }

  public static Mono<ServerResponse> unavailable() {
    return problem(
        response(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "5"),
        HttpStatus.SERVICE_UNAVAILABLE,
        "Where the pictures are kept does not answer. Try again.");
  }

  /** The database is away. */
  public static Mono<ServerResponse> outage() {
    return problem(
        response(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "2"),
        HttpStatus.SERVICE_UNAVAILABLE,
        "What is known of pictures can't be read or written right now. Try again.");
  }

  private static ServerResponse.BodyBuilder response(HttpStatus status) {
    return ServerResponse.status(status)
        .cacheControl(CacheControl.noStore())
        .header("X-Content-Type-Options", "nosniff")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
  }

  private static Mono<ServerResponse> problem(
      ServerResponse.BodyBuilder response, HttpStatus status, String detail) {
    return response.bodyValue(ProblemDetail.forStatusAndDetail(status, detail));
  }
}
