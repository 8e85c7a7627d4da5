package dev.ilmyeon.media.fetch;

import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FetchProperties.class)
class FetchConfiguration {

  private static final Logger log = LoggerFactory.getLogger(FetchConfiguration.class);
  private static final Duration NAME_LIMIT = Duration.ofSeconds(2);

  @Bean
  RemoteFiles remoteFiles(
      FetchProperties properties, @Value("${ilmyeon.production:false}") boolean production) {
    return new RemoteFiles(
        HttpClient.newConnection(), names(), reach(properties, production), properties);
  }

  static Reach reach(FetchProperties properties, boolean production) {
    if (!properties.allowed().isEmpty()) {
      if (production) {
        throw new IllegalStateException(
            "ilmyeon.media.uploads.import.allowed opens our own network to who imports pictures,"
                + " which production refuses (ilmyeon.production=true). Take it away");
      }
      log.warn("Pictures are imported from {} too: for development only", properties.allowed());
    }
    return new Reach(properties.ports(), properties.allowed());
  }

  /** As this machine is set up; none of it blocks. */
  private static AddressResolverGroup<InetSocketAddress> names() {
    return (DnsAddressResolverGroup)
        Objects.requireNonNull(
            HttpClient.create()
                .resolver(spec -> spec.queryTimeout(NAME_LIMIT))
                .configuration()
                .resolver());
  }
}
