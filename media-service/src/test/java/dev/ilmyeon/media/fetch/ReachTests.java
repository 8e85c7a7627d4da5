package dev.ilmyeon.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTests {

  private static final Reach WEB = new Reach(Set.of(80, 443), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:200::1",
        "2404:6800:4004::1",
        "2606:4700::1111",
        "64:ff9b::101:101"
      })
  void isThePublicWeb(String address) {
    assertThat(Reach.isPublic(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.170",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:2::1",
        "2001:10::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "2002:c0a8:101::1",
        "3fff::1",
        "5f00::1",
        "4000::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void isNot(String address) {
    assertThat(Reach.isPublic(InetAddress.ofLiteral(address))).isFalse();
  }

  @Test
  void takesTheUsualPortsAloneButAllOfWhatIsAllowed() {
    Reach open = new Reach(Set.of(443), List.of("127.0.0.1/32", "fd00::/8"));

    assertThat(WEB.allows(at("1.1.1.1", 80))).isTrue();
    assertThat(WEB.allows(at("1.1.1.1", 443))).isTrue();
    assertThat(WEB.allows(at("1.1.1.1", 5432))).isFalse();
    assertThat(open.allows(at("1.1.1.1", 80))).isFalse();
    assertThat(open.allows(at("127.0.0.1", 5432))).isTrue();
    assertThat(open.allows(at("127.0.0.2", 443))).isFalse();
    assertThat(open.allows(at("fd00::1", 80))).isTrue();
    assertThat(open.allows(at("::1", 443))).isFalse();
  }

  @Test
  void isNotWidenedInProduction() {
    FetchProperties wider = properties("10.0.0.0/8");

    assertThat(FetchConfiguration.reach(wider, false).allows(at("10.1.1.1", 80))).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(() -> FetchConfiguration.reach(wider, true))
        .withMessageContaining("ilmyeon.media.uploads.import.allowed");
    assertThat(FetchConfiguration.reach(properties(), true).allows(at("1.1.1.1", 80))).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FetchConfiguration.reach(properties("10.0.0.0"), false));
  }

  private static FetchProperties properties(String... allowed) {
    return new FetchProperties(1, Duration.ofSeconds(1), Set.of(80, 443), List.of(allowed));
  }

  private static InetSocketAddress at(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }
}
