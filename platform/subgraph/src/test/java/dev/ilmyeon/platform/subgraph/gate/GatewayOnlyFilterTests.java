package dev.ilmyeon.platform.subgraph.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class GatewayOnlyFilterTests {

  private static final String SECRET = "0123456789abcdef";

  private final GatewayOnlyFilter filter =
      new GatewayOnlyFilter(SECRET, List.of("/actuator/**", "/media/**"));

  /** The status, or 200 if it was let through. */
  private HttpStatus status(String path, String... shown) {
    MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.get(path);
    if (shown.length > 0) {
      request.header(GatewayOnlyFilter.HEADER, shown);
    }
    MockServerWebExchange exchange = MockServerWebExchange.from(request.build());
    filter
        .filter(
            exchange,
            passed -> Mono.fromRunnable(() -> passed.getResponse().setStatusCode(HttpStatus.OK)))
        .block(Duration.ofSeconds(5));
    return HttpStatus.valueOf(
        Objects.requireNonNull(exchange.getResponse().getStatusCode()).value());
  }

  @Test
  void letsTheGatewayThrough() {
    assertThat(status("/graphql", SECRET)).isEqualTo(HttpStatus.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456789abcde", "0123456789abcdeF", "0123456789abcdef0"})
  void refusesWhoDoesNotKnowTheSecret(String shown) {
    assertThat(status("/graphql", shown)).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(status("/graphql")).isEqualTo(HttpStatus.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/graphql;a=b", "/%67raphql", "/graphql/", "//graphql", "/actuator", "/"})
  void closesEveryPathThatIsNotNamed(String path) {
    assertThat(status(path))
        .isEqualTo(path.equals("/actuator") ? HttpStatus.OK : HttpStatus.FORBIDDEN);
  }

  @Test
  void leavesOpenWhatIsNamed() {
    assertThat(status("/actuator/health/readiness")).isEqualTo(HttpStatus.OK);
    assertThat(status("/media/a/640.jpg")).isEqualTo(HttpStatus.OK);
  }

  @Test
  void readsTheSecretFromAFileToo(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), SECRET + "\n");

    assertThat(new GateProperties(null, file, List.of()).secret()).contains(SECRET);
    assertThat(new GateProperties(SECRET, null, List.of()).secret()).contains(SECRET);
    assertThat(new GateProperties(null, null, List.of()).secret()).isEmpty();
  }

  @Test
  void isToldByTheEnvironmentToo() {
    SystemEnvironmentPropertySource environment =
        new SystemEnvironmentPropertySource(
            "systemEnvironment", Map.of("ILMYEON_GATEWAYSECRET_VALUE", SECRET));

    GateProperties properties =
        new Binder(ConfigurationPropertySource.from(environment))
            .bindOrCreate("ilmyeon.gateway-secret", GateProperties.class);

    assertThat(properties.secret()).contains(SECRET);
    assertThat(properties.open()).containsExactly("/actuator/**");
  }

  @Test
  void takesNoSecretThatCanBeGuessed() {
    GateProperties weak = new GateProperties("secret", null, List.of());

    assertThatThrownBy(weak::secret).hasMessageContaining("at least 16 characters");
    assertThat(new GateProperties(SECRET, null, List.of())).asString().doesNotContain(SECRET);
  }

  @Test
  void isWhatProductionInsistsOn() {
    GateProperties none = new GateProperties(null, null, List.of());

    assertThat(new GateConfiguration().gatewayOnlyFilter(none, false, "none")).isNull();
    assertThatThrownBy(() -> new GateConfiguration().gatewayOnlyFilter(none, true, "want"))
        .hasMessageContaining("Production needs ilmyeon.gateway-secret");
  }

  @Test
  void isNotNeededWhereNobodyIsLetInWithoutACertificate() {
    GateProperties none = new GateProperties(null, null, List.of());

    assertThat(new GateConfiguration().gatewayOnlyFilter(none, true, "need")).isNull();
    assertThat(
            new GateConfiguration()
                .gatewayOnlyFilter(new GateProperties(SECRET, null, List.of()), true, "need"))
        .isNotNull();
  }
}
