package dev.ilmyeon.platform.subgraph.purge;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The gateways that are told what has changed. */
public final class Gateways {

  /** What shows them the secret. */
  public static final String HEADER = "x-ilmyeon-gateway-secret";

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<URI> addresses;
  private final String secret;
  private final WebClient http;

  public Gateways(List<URI> addresses, String secret, WebClient http) {
    this.addresses = List.copyOf(addresses);
    this.secret = secret;
    this.http = http;
  }

  /** Done when each of them has acknowledged it; an error if one has not, to be told again. */
  public Mono<Void> tell(PurgeOrder order) {
    return Flux.fromIterable(addresses).flatMap(address -> post(address, order)).then();
  }

  private Mono<Void> post(URI address, PurgeOrder order) {
    return http.post()
        .uri(address)
        .header(HEADER, secret)
        .bodyValue(order.body())
        .retrieve()
        .toBodilessEntity()
        .timeout(PATIENCE)
        .then();
  }
}
