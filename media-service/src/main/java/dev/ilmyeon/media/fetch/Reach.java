package dev.ilmyeon.media.fetch;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: those of the public web, by IANA's registries of special
 * ones (RFC 6890 and what has been registered since), at the usual ports.
 */
final class Reach {

  /** What is not for the whole world to reach, relays of 6to4, multicast and what is reserved. */
  private static final List<IpSubnetFilterRule> SPECIAL_IPV4 =
      ranges(
          Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4"));

  /** All that has been given out in IPv6 to be reached by everybody. */
  private static final IpSubnetFilterRule GLOBAL_IPV6 = range("2000::/3");

  /** Within that: protocols (Teredo, benchmarks, ORCHID, …), documentation, 6to4. */
  private static final List<IpSubnetFilterRule> SPECIAL_IPV6 =
      ranges(Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"));

  /** Networks without IPv4 reach it by these (RFC 6052): its address is the last four bytes. */
  private static final IpSubnetFilterRule NAT64 = range("64:ff9b::/96");

  private static final int IPV4_IN_NAT64 = 12;

  private final Set<Integer> ports;
  private final List<IpSubnetFilterRule> allowed;

  /**
   * @param ports of the public web
   * @param allowed ranges in CIDR notation that may be reached besides, at whatever port
   */
  Reach(Collection<Integer> ports, Collection<String> allowed) {
    this.ports = Set.copyOf(ports);
    this.allowed = ranges(allowed.stream());
  }

  boolean allows(InetSocketAddress address) {
    return isIn(allowed, address)
        || (ports.contains(address.getPort()) && isPublic(address.getAddress()));
  }

  static boolean isPublic(InetAddress address) {
    InetSocketAddress any = new InetSocketAddress(address, 0);
    if (address instanceof Inet4Address) {
      return !isIn(SPECIAL_IPV4, any);
    }
    return NAT64.matches(any)
        ? isPublic(translated(address))
        : GLOBAL_IPV6.matches(any) && !isIn(SPECIAL_IPV6, any);
  }

  private static InetAddress translated(InetAddress address) {
    byte[] bytes = address.getAddress();
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, IPV4_IN_NAT64, bytes.length));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isIn(List<IpSubnetFilterRule> ranges, InetSocketAddress address) {
    return ranges.stream().anyMatch(range -> range.matches(address));
  }

  private static List<IpSubnetFilterRule> ranges(Stream<String> texts) {
    return texts.map(Reach::range).toList();
  }

  private static IpSubnetFilterRule range(String text) {
    return new IpSubnetFilterRule(text, IpFilterRuleType.ACCEPT);
  }
}
