package dev.ilmyeon.articles.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PublicAddressTests {

  @Test
  void putsThePortalBeforeAPath() {
    assertThat(new PublicAddress(URI.create("https://news.example")).of("/article/1/a"))
        .isEqualTo("https://news.example/article/1/a");
    assertThat(new PublicAddress(URI.create("https://news.example/kr/")).of("/article/1/a"))
        .isEqualTo("https://news.example/kr/article/1/a");
  }

  @Test
  void leavesAnotherSitesAddressAlone() {
    assertThat(new PublicAddress(URI.create("https://news.example")).of("https://other.example/x"))
        .isEqualTo("https://other.example/x");
  }

  @Test
  void refusesAnAddressThatIsNotAbsolute() {
    assertThatThrownBy(() -> new PublicAddress(URI.create("/portal")))
        .hasMessageContaining("ilmyeon.public-url");
  }
}
