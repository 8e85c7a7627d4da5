package dev.ilmyeon.gateway.server.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class ClientAddressesTests {

  private final ClientAddresses addresses =
      new ClientAddresses(List.of("10.0.0.0/8", "127.0.0.1", "fd00::/8"));

  private static String of(ClientAddresses addresses, String peer, String... forwardedFor) {
    HttpHeaders headers = new HttpHeaders();
    for (String value : forwardedFor) {
      headers.add("X-Forwarded-For", value);
    }
    return addresses.of(new InetSocketAddress(InetAddress.ofLiteral(peer), 1234), headers);
  }

  @Test
  void areThoseOfTheConnectionWhateverIsSaid() {
    ClientAddresses trustingNobody = new ClientAddresses(List.of());

    assertThat(of(trustingNobody, "127.0.0.1", "203.0.113.9")).isEqualTo("127.0.0.1");
    assertThat(of(addresses, "198.51.100.1", "203.0.113.9")).isEqualTo("198.51.100.1");
    assertThat(addresses.of(null, new HttpHeaders())).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9                      | 203.0.113.9",
        "1.2.3.4, 203.0.113.9             | 203.0.113.9",
        "1.2.3.4, 203.0.113.9, 10.1.2.3   | 203.0.113.9",
        "203.0.113.9:5678, 10.1.2.3:80    | 203.0.113.9",
        "10.9.9.9, 10.1.2.3               | 10.9.9.9",
        "203.0.113.9, nonsense, 10.1.2.3  | 10.1.2.3",
        "''                               | 127.0.0.1",
        "localhost                        | 127.0.0.1",
      })
  void areWhatTrustedProxiesSayLast(String forwardedFor, String client) {
    assertThat(of(addresses, "127.0.0.1", forwardedFor)).isEqualTo(client);
  }

  @Test
  void areReadFromTheLastOfSeveralHeaders() {
    assertThat(of(addresses, "127.0.0.1", "1.2.3.4", "203.0.113.9, 10.1.2.3"))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void areThoseOfACustomerInIpv6() {
    assertThat(of(addresses, "2001:db8:1:2::1"))
        .isEqualTo(of(addresses, "2001:db8:1:2:ffff::9"))
        .isNotEqualTo(of(addresses, "2001:db8:1:3::1"));
    assertThat(of(addresses, "fd00::7", "[2001:db8:1:2::1]:443"))
        .isEqualTo(of(addresses, "2001:db8:1:2::1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "example.org", ""})
  void areNoRangeOfAnythingElse(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
