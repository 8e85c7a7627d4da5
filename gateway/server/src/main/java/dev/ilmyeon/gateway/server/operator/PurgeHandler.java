package dev.ilmyeon.gateway.server.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.server.cache.PurgeOrder;
import dev.ilmyeon.gateway.server.cache.ResponseCache;
import dev.ilmyeon.gateway.server.shared.StoreLostException;
import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * {@code POST /purge}: the same as {@link CacheEndpoint} for services anywhere, that show a secret.
 * It is on the clients' port, since the operators' is this machine's alone.
 */
final class PurgeHandler implements WebHandler {

  static final String PATH = "/purge";

  private static final Logger log = LoggerFactory.getLogger(PurgeHandler.class);

  /** As many tags as there may be, as long as they may be, with all that JSON may escape. */
  private static final int LONGEST_BODY = 600_000;

  private static final int DEPTH = 4;

  private final ResponseCache cache;
  private final String header;
  private final byte[] secret;

  private record Answer(HttpStatus status, Map<String, Object> body) {

    static Answer error(HttpStatus status, @Nullable String why) {
      return new Answer(status, Map.of("error", String.valueOf(why)));
    }
  }

  /** {@code secret}: the header that shows it. */
  PurgeHandler(ResponseCache cache, Header secret) {
    this.cache = cache;
    this.header = secret.name();
    this.secret = secret.value().getBytes(UTF_8);
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    ServerHttpResponse response = exchange.getResponse();
    if (request.getMethod() != HttpMethod.POST) {
      response.getHeaders().set(HttpHeaders.ALLOW, "POST");
      return send(response, Answer.error(HttpStatus.METHOD_NOT_ALLOWED, "Use POST."));
    }
    if (!isShown(request.getHeaders().getFirst(header))) {
      return send(response, Answer.error(HttpStatus.UNAUTHORIZED, "Show the secret."));
    }
    return DataBufferUtils.join(request.getBody(), LONGEST_BODY)
        .map(PurgeHandler::text)
        .defaultIfEmpty("")
        .flatMap(this::purge)
        .onErrorReturn(
            DataBufferLimitException.class,
            Answer.error(HttpStatus.CONTENT_TOO_LARGE, "That is too much at once."))
        .flatMap(answer -> send(response, answer));
  }

  private boolean isShown(@Nullable String given) {
    return given != null && MessageDigest.isEqual(secret, given.getBytes(UTF_8));
  }

  private static String text(DataBuffer buffer) {
    String text = buffer.toString(UTF_8);
    DataBufferUtils.release(buffer);
    return text;
  }

  private Mono<Answer> purge(String body) {
    PurgeOrder order;
    try {
      order = order(JsonReader.read(body, DEPTH));
    } catch (JsonException | IllegalArgumentException e) {
      return Mono.just(Answer.error(HttpStatus.BAD_REQUEST, e.getMessage()));
    }
    return cache
        .purge(order)
        .map(copies -> new Answer(HttpStatus.OK, Map.of("copies", copies)))
        .doOnError(failure -> log.error("What has changed is not known everywhere yet", failure))
        .onErrorReturn(
            PurgeHandler::isNotDoneEverywhere,
            Answer.error(HttpStatus.SERVICE_UNAVAILABLE, "It is not done everywhere: try again."));
  }

  /** So that it is to be tried again. */
  static boolean isNotDoneEverywhere(Throwable failure) {
    return failure instanceof UncheckedIOException || failure instanceof StoreLostException;
  }

  private static PurgeOrder order(JsonValue body) {
    if (!(body instanceof JsonObject(Map<String, JsonValue> members))) {
      throw new IllegalArgumentException("Send an object.");
    }
    return PurgeOrder.ofLines(text(members, "tombstones"), text(members, "tags"));
  }

  private static @Nullable String text(Map<String, JsonValue> members, String name) {
    return switch (members.get(name)) {
      case null -> null;
      case JsonString(String text) -> text;
      default -> throw new IllegalArgumentException("\"%s\" is a text.".formatted(name));
    };
  }

  private static Mono<Void> send(ServerHttpResponse response, Answer answer) {
    JsonWriter json = new JsonWriter(64);
    json.any(answer.body());
    byte[] bytes = json.toByteArray();
    response.setStatusCode(answer.status());
    HttpHeaders headers = response.getHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.setCacheControl("no-store");
    headers.setContentLength(bytes.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
  }
}
