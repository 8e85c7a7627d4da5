package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class HttpPropertiesTests {

  private static HttpProperties of(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ilmyeon.gateway.http", HttpProperties.class);
  }

  @Test
  void hasSensibleDefaults() {
    HttpProperties properties = of(Map.of());

    assertThat(properties.maxBody()).isEqualTo(DataSize.ofKilobytes(256));
    assertThat(properties.forwardHeaders()).isEmpty();
    assertThat(properties.deadlineFor("any.graphql")).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void letsThePortalsPageOutWithinASecond() {
    assertThat(of(Map.of()).deadlineFor("classpath:supergraph.graphql"))
        .isLessThan(Duration.ofMillis(900));
  }

  @Test
  void prefersTheDeadlineThatIsGiven() {
    HttpProperties properties = of(Map.of("ilmyeon.gateway.http.deadline", "7s"));

    assertThat(properties.deadlineFor("classpath:supergraph.graphql"))
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void forwardsEachHeaderOnce() {
    HttpProperties properties =
        of(Map.of("ilmyeon.gateway.http.forward-headers", "X-Edition, x-edition,X-Request-Id"));

    assertThat(properties.forwardHeaders()).containsExactly("x-edition");
  }

  @Test
  void cannotBeToldToForwardWhatDescribesAConnection() {
    assertThatThrownBy(() -> of(Map.of("ilmyeon.gateway.http.forward-headers", "Content-Length")))
        .rootCause()
        .hasMessageContaining("content-length");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Set-Cookie", "cache-control", "Content-Length", "Access-Control-Allow-Origin"})
  void returnsNoHeaderThatIsTheGatewaysOwn(String header) {
    assertThatThrownBy(() -> of(Map.of("ilmyeon.gateway.http.return-headers", header)))
        .rootCause()
        .hasMessageContaining("can't be a subgraph's");
  }
}
