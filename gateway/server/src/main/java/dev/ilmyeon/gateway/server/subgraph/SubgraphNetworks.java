package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.server.setting.BadSettingException;
import dev.ilmyeon.gateway.server.wire.Network;
import io.netty.handler.ssl.SslContextBuilder;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

/**
 * By which network each subgraph is reached: with the certificate and the trust of the SSL bundle
 * that is configured for it, or else as everybody is. A bundle whose files change ({@code
 * reload-on-update}) holds for the connections made after that.
 */
public final class SubgraphNetworks {

  private final Network plain;
  private final SubgraphProperties properties;
  private final SslBundles bundles;
  private final Map<String, Network> byBundle = new ConcurrentHashMap<>();

  /**
   * @throws BadSettingException if a bundle is named that there is not
   */
  public SubgraphNetworks(Network plain, SubgraphProperties properties, SslBundles bundles) {
    this.plain = plain;
    this.properties = properties;
    this.bundles = bundles;
    properties.sslBundles().forEach(this::require);
  }

  private void require(String bundle) {
    if (!bundles.getBundleNames().contains(bundle)) {
      throw new BadSettingException(
          "A subgraph's ssl-bundle is \"%s\", and there is no such bundle.".formatted(bundle),
          "Configure spring.ssl.bundle.pem.%s (or .jks.%s); there are now: %s."
              .formatted(bundle, bundle, bundles.getBundleNames()));
    }
  }

  /** For requests to it and for subscriptions at it. */
  public Network to(SubgraphName subgraph) {
    String bundle = properties.settings(subgraph).sslBundle();
    return bundle == null ? plain : byBundle.computeIfAbsent(bundle, this::secured);
  }

  private Network secured(String bundle) {
    Network network = plain.withTls(() -> tls(bundles.getBundle(bundle)));
    bundles.addBundleUpdateHandler(bundle, _ -> network.renewTls());
    return network;
  }

  private static SslContextBuilder tls(SslBundle bundle) {
    SslOptions options = bundle.getOptions();
    @Nullable String @Nullable [] ciphers = options.getCiphers();
    return SslContextBuilder.forClient()
        .keyManager(bundle.getManagers().getKeyManagerFactory())
        .trustManager(bundle.getManagers().getTrustManagerFactory())
        .protocols(options.getEnabledProtocols())
        .ciphers(ciphers == null ? null : Arrays.asList(ciphers));
  }
}
