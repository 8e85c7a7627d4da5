package dev.ilmyeon.articles.survival;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.graphql.client.WebSocketGraphQlClient;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Who is told of each article that is published, and whenever the service comes back goes on behind
 * the last that they were told of.
 */
final class Subscriber implements AutoCloseable {

  private static final String DOCUMENT =
      "subscription ($after: ID) { articlePublished(after: $after) { version article { id } } }";

  record Told(String version, Shown article) {}

  record Shown(String id) {}

  private final Portal portal;
  private final List<String> articles = Collections.synchronizedList(new ArrayList<>());
  private final AtomicReference<String> last = new AtomicReference<>("0");
  private final Disposable listening;

  Subscriber(Portal portal) {
    this.portal = portal;
    this.listening =
        Mono.fromCallable(portal::port)
            .subscribeOn(Schedulers.boundedElastic())
            .flatMapMany(this::listen)
            .concatWith(Mono.error(() -> new IllegalStateException("The service ended it")))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(50))
                    .maxBackoff(Duration.ofSeconds(1))
                    .transientErrors(true))
            .subscribe();
  }

  private Flux<Told> listen(int port) {
    WebSocketGraphQlClient client =
        WebSocketGraphQlClient.create(
            URI.create("ws://127.0.0.1:%d/graphql".formatted(port)),
            new ReactorNettyWebSocketClient());
    return client
        .document(DOCUMENT)
        .variable("after", last.get())
        .retrieveSubscription("articlePublished")
        .toEntity(Told.class)
        .doOnNext(told -> {
          articles.add(told.article().id());
          last.set(told.version());
        })
        .doFinally(_ -> client.stop().subscribe());
  }

  /** Their numbers, as often as it was told of them. */
  List<String> articles() {
    synchronized (articles) {
      return List.copyOf(articles);
    }
  }

  @Override
  public void close() {
    listening.dispose();
  }
}
