package dev.ilmyeon.weather.kma.client;

import dev.ilmyeon.weather.kma.KmaUnavailableException;
import dev.ilmyeon.weather.kma.KmaUnavailableException.Reason;
import io.netty.channel.ChannelOption;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * One GET for one body, whatever its status below 500 says: KMA refuses under 200 as well as under
 * 403. Not observed by metrics or traces, which would tell the address and so the key.
 */
final class HttpCalls {

  private static final int CONNECT_MILLIS = 3_000;
  private static final int BEGIN_OF_ERRORS = 500;

  private final WebClient client;
  private final KmaProperties properties;

  HttpCalls(KmaProperties properties) {
    this.properties = properties;
    this.client =
        WebClient.builder()
            .clientConnector(
                new ReactorClientHttpConnector(
                    HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                        .disableRetry(true)))
            .codecs(codecs ->
                codecs
                    .defaultCodecs()
                    .maxInMemorySize(Math.toIntExact(properties.maxResponse().toBytes())))
            .build();
  }

  Mono<byte[]> get(URI address) {
    return client
        .get()
        .uri(address)
        .exchangeToMono(HttpCalls::body)
        .timeout(properties.timeout())
        .onErrorMap(
            failure -> !(failure instanceof KmaUnavailableException),
            failure -> new KmaUnavailableException(reason(failure)));
  }

  private static Mono<byte[]> body(ClientResponse response) {
    int status = response.statusCode().value();
    if (status >= BEGIN_OF_ERRORS || response.statusCode().is3xxRedirection()) {
      return response
          .releaseBody()
          .then(
              Mono.error(() -> new KmaUnavailableException(Reason.HTTP_STATUS, "HTTP_" + status)));
    }
    return response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]);
  }

  private static Reason reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case TimeoutException _, io.netty.handler.timeout.TimeoutException _ -> {
          return Reason.TIMED_OUT;
        }
        case ConnectException _, UnknownHostException _ -> {
          return Reason.UNREACHABLE;
        }
        case DataBufferLimitException _ -> {
          return Reason.TOO_LARGE;
        }
        default -> {
          // Its cause may say more.
        }
      }
    }
    return Reason.CUT_OFF;
  }
}
