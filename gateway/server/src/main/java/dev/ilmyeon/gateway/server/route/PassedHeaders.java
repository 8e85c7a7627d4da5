package dev.ilmyeon.gateway.server.route;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveForwardedHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveHopByHopHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveXForwardedHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.TransferEncodingNormalizationHeadersFilter;

/**
 * What is left out of headers that pass through: what describes one connection, and what a client
 * says of who forwarded its request, which it could have made up.
 */
final class PassedHeaders implements ObjectProvider<List<HttpHeadersFilter>> {

  private final List<HttpHeadersFilter> filters =
      List.of(
          new RemoveForwardedHeadersFilter(),
          new RemoveXForwardedHeadersFilter(),
          new TransferEncodingNormalizationHeadersFilter(),
          new RemoveHopByHopHeadersFilter());

  @Override
  public List<HttpHeadersFilter> getObject() {
    return filters;
  }

  @Override
  public List<HttpHeadersFilter> getIfAvailable() {
    return filters;
  }
}
