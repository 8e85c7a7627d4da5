package dev.ilmyeon.media.fetch;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.resolver.AddressResolverGroup;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Fetches files by GET, a few at once. Each on a connection of its own, which nothing is sent on
 * but the request: no cookie, no secret, no trace; and through no proxy, whose resolver would not
 * be ours. Redirects are followed here, so that each address is looked at like the first.
 */
public final class RemoteFiles {

  private static final int MOST_REDIRECTS = 3;
  private static final int CONNECT_MILLIS = 5_000;

  private final HttpClient http;
  private final Duration timeLimit;
  private final Semaphore places;

  /** {@code client}: whose connections and certificates are used. */
  RemoteFiles(
      HttpClient client,
      AddressResolverGroup<InetSocketAddress> names,
      Reach reach,
      FetchProperties properties) {
    this.http =
        client
            .resolver(new CheckedResolvers(names, reach))
            .noProxy()
            .followRedirect(false)
            .disableRetry(true)
            .keepAlive(false)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .headers(headers ->
                headers
                    .set(HttpHeaderNames.USER_AGENT, "Ilmyeon")
                    .set(HttpHeaderNames.ACCEPT, "image/jpeg, image/png, image/webp")
                    .set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.IDENTITY));
    this.timeLimit = properties.timeLimit();
    this.places = new Semaphore(properties.atOnce());
  }

  /**
   * The bytes of a file, to be released by whom they come to, at most {@code most} of them. The
   * only error is {@link FetchFailedException}. Who subscribes no longer breaks the connection off.
   */
  public Flux<DataBuffer> fetch(String address, long most) {
    return Flux.usingWhen(
        Mono.fromCallable(this::enter),
        _ -> fetchInTime(address, most),
        _ -> Mono.fromRunnable(places::release));
  }

  private boolean enter() throws FetchFailedException {
    if (!places.tryAcquire()) {
      throw new FetchFailedException(FetchFailure.TOO_MANY_AT_ONCE);
    }
    return true;
  }

  /** However many bytes have come, what comes next has to come before the same moment. */
  private Flux<DataBuffer> fetchInTime(String address, long most) {
    Mono<Long> end = Mono.delay(timeLimit).cache();
    return Mono.fromCallable(() -> FileAddress.of(address))
        .flatMapMany(at -> fetch(at, most, MOST_REDIRECTS))
        .timeout(end, _ -> end)
        .onErrorMap(RemoteFiles::classified);
  }

  private Flux<DataBuffer> fetch(FileAddress address, long most, int redirects) {
    return http.get()
        .uri(address.uri())
        .responseConnection((head, connection) ->
            switch (head.status().code()) {
              case 200 -> content(head, connection, most);
              case 301, 302, 303, 307, 308 -> {
                connection.dispose();
                yield moved(address, head, most, redirects);
              }
              default -> {
                connection.dispose();
                yield failed(FetchFailure.NOT_GIVEN, head.status().code());
              }
            });
  }

  private Flux<DataBuffer> moved(
      FileAddress from, HttpClientResponse head, long most, int redirects) {
    return redirects == 0
        ? failed(FetchFailure.TOO_MANY_REDIRECTS, 0)
        : Mono.fromCallable(
                () -> from.movedTo(head.responseHeaders().get(HttpHeaderNames.LOCATION)))
            .flatMapMany(to -> fetch(to, most, redirects - 1));
  }

  private static Flux<DataBuffer> content(
      HttpClientResponse head, Connection connection, long most) {
    if (Long.parseLong(head.responseHeaders().get(HttpHeaderNames.CONTENT_LENGTH, "0")) > most) {
      connection.dispose();
      return failed(FetchFailure.TOO_LARGE, most);
    }
    NettyDataBufferFactory buffers = new NettyDataBufferFactory(connection.outbound().alloc());
    AtomicLong left = new AtomicLong(most);
    return connection
        .inbound()
        .receive()
        .handle((ByteBuf bytes, SynchronousSink<DataBuffer> sink) -> {
          if (left.addAndGet(-bytes.readableBytes()) < 0) {
            sink.error(new FetchFailedException(FetchFailure.TOO_LARGE, most));
          } else {
            sink.next(buffers.wrap(bytes.retain()));
          }
        })
        .doFinally(_ -> connection.dispose());
  }

  private static Flux<DataBuffer> failed(FetchFailure failure, long number) {
    return Flux.error(() -> new FetchFailedException(failure, number));
  }

  private static Throwable classified(Throwable cause) {
    return switch (cause) {
      case FetchFailedException _ -> cause;
      case UnknownHostException _, ConnectException _, SSLException _ ->
          new FetchFailedException(FetchFailure.UNREACHABLE);
      case TimeoutException _ -> new FetchFailedException(FetchFailure.TOO_SLOW);
      default -> new FetchFailedException(FetchFailure.CUT_OFF);
    };
  }
}
