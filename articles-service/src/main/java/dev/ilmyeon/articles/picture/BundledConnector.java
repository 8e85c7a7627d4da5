package dev.ilmyeon.articles.picture;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Shows the certificate of an SSL bundle and trusts whom that trusts. When the bundle's files
 * change ({@code reload-on-update}), that holds for the connections made from then on.
 */
final class BundledConnector implements ClientHttpConnector {

  private final AtomicReference<ClientHttpConnector> current;

  BundledConnector(SslBundles bundles, String name) {
    current = new AtomicReference<>(with(bundles.getBundle(name)));
    bundles.addBundleUpdateHandler(name, renewed -> current.set(with(renewed)));
  }

  private static ClientHttpConnector with(SslBundle bundle) {
    SslContext tls = tls(bundle);
    return new ReactorClientHttpConnector(HttpClient.create().secure(spec -> spec.sslContext(tls)));
  }

  private static SslContext tls(SslBundle bundle) {
    SslOptions options = bundle.getOptions();
    @Nullable String @Nullable [] ciphers = options.getCiphers();
    try {
      return SslContextBuilder.forClient()
          .keyManager(bundle.getManagers().getKeyManagerFactory())
          .trustManager(bundle.getManagers().getTrustManagerFactory())
          .protocols(options.getEnabledProtocols())
          .ciphers(ciphers == null ? null : Arrays.asList(ciphers))
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("Media can't be asked with this SSL bundle: " + e, e);
    }
  }

  @Override
  public Mono<ClientHttpResponse> connect(
      HttpMethod method, URI uri, Function<? super ClientHttpRequest, Mono<Void>> request) {
    return current.get().connect(method, uri, request);
  }
}
