package dev.ilmyeon.gateway.server.tracing;

import dev.ilmyeon.gateway.server.setting.Bounds;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go.
 *
 * @param endpoint a collector's OTLP over HTTP: {@code http://127.0.0.1:4318/v1/traces}; null for
 *     no traces
 * @param headers that it is sent; may hold secrets
 * @param ratio how many of the traces that begin here are sent, from 0 to 1; a client that says
 *     whether its trace is sent is believed
 * @param serviceName whose part it is
 * @param timeout for the sending of a batch
 */
@ConfigurationProperties("ilmyeon.gateway.tracing")
public record TracingProperties(
    @Nullable URI endpoint,
    @DefaultValue Map<String, String> headers,
    @DefaultValue("1") double ratio,
    @DefaultValue("ilmyeon-gateway") String serviceName,
    @DefaultValue("10s") Duration timeout) {

  public TracingProperties {
    if (endpoint != null && endpoint.getHost() == null) {
      throw new IllegalArgumentException("endpoint has to be an http or https URL");
    }
    headers = Map.copyOf(headers);
    Bounds.between("ratio", 0, 1, ratio);
    Bounds.positive("timeout", timeout);
  }

  /** Not the headers' values. */
  @Override
  public String toString() {
    return "TracingProperties[endpoint=%s, headers=%s]".formatted(endpoint, headers.keySet());
  }
}
