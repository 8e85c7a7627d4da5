package dev.ilmyeon.gateway.server.upstream;

import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import dev.ilmyeon.gateway.server.subgraph.SubscriptionSettings;
import dev.ilmyeon.gateway.server.wire.Connector;
import dev.ilmyeon.gateway.server.wire.Network;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Where one subgraph is subscribed at, how, and how many do. */
final class Source {

  private final URI url;
  private final SubscriptionSettings settings;
  private final Connector connector;
  private final Optional<Header> secret;
  private final AtomicInteger active;

  /**
   * @param url http or https
   * @param secret that each request shows
   * @param active how many subscriptions there are now
   */
  Source(
      Network network,
      URI url,
      SubscriptionSettings settings,
      Duration connectTimeout,
      Optional<Header> secret,
      AtomicInteger active) {
    this.url = url;
    this.settings = settings;
    this.secret = secret;
    this.active = active;
    this.connector = new Connector(network, url, connectTimeout);
  }

  URI url() {
    return url;
  }

  SubscriptionSettings settings() {
    return settings;
  }

  Optional<Header> secret() {
    return secret;
  }

  Connector connector() {
    return connector;
  }

  /** Makes room for one more subscription, if there may be one. */
  boolean take() {
    if (active.incrementAndGet() <= settings.maxActive()) {
      return true;
    }
    active.decrementAndGet();
    return false;
  }

  void giveBack() {
    active.decrementAndGet();
  }
}
