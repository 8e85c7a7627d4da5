package dev.ilmyeon.gateway.server.quota;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * From where a client asks. Anybody can write {@code X-Forwarded-For}: it is read from its end, as
 * long as who is said to have added to it is trusted.
 */
final class ClientAddresses {

  private static final String FORWARDED_FOR = "X-Forwarded-For";

  /** What one customer of a provider has in IPv6: whoever has one address has all of these. */
  private static final int CUSTOMER_BITS = 64;

  private final List<AddressRange> trusted;

  ClientAddresses(List<String> trustedProxies) {
    this.trusted = trustedProxies.stream().map(AddressRange::parse).toList();
  }

  /** An address, or the start of one that stands for all of a customer's. */
  String of(@Nullable InetSocketAddress peer, HttpHeaders headers) {
    InetAddress address = peer == null ? null : peer.getAddress();
    if (address == null) {
      return "unknown";
    }
    return customer(isTrusted(address) ? forwarded(address, headers) : address);
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }

  private InetAddress forwarded(InetAddress proxy, HttpHeaders headers) {
    List<String> hops =
        headers.getOrEmpty(FORWARDED_FOR).stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .toList();
    InetAddress known = proxy;
    for (String hop : hops.reversed()) {
      Optional<InetAddress> address = parse(hop.strip());
      if (address.isEmpty()) {
        return known;
      }
      known = address.get();
      if (!isTrusted(known)) {
        return known;
      }
    }
    return known;
  }

  /** An address, perhaps with a port, an IPv6 one then in brackets. */
  private static Optional<InetAddress> parse(String hop) {
    int colon = hop.indexOf(':');
    boolean portOnV4 = colon > 0 && colon == hop.lastIndexOf(':');
    String host =
        hop.startsWith("[")
            ? hop.substring(1, Math.max(1, hop.indexOf(']')))
            : portOnV4 ? hop.substring(0, colon) : hop;
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String customer(InetAddress address) {
    return address instanceof Inet6Address
        ? Arrays.toString(AddressRange.start(address.getAddress(), CUSTOMER_BITS))
        : address.getHostAddress();
  }
}
