package dev.ilmyeon.gateway.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IdentityPropertiesTests {

  private static final Map<String, String> JWT =
      Map.of("jwt.issuer", "https://id.example", "jwt.audiences", "portal", "jwt.jwks", "keys");

  private static IdentityProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("", IdentityProperties.class);
  }

  @Test
  void knowNobodyUnlessToldHow() {
    IdentityProperties nothing = bind(Map.of());

    assertThat(nothing.jwt()).isNull();
    assertThat(nothing.apiKeys()).isNull();
    assertThat(nothing.development().enabled()).isFalse();
  }

  @Test
  void haveDefaultsForTokens() {
    assertThat(bind(JWT).jwt())
        .satisfies(jwt -> {
          assertThat(jwt.algorithms()).containsExactlyInAnyOrder("RS256", "ES256");
          assertThat(jwt.clockSkew()).isEqualTo(Duration.ofSeconds(30));
          assertThat(jwt.refresh()).isEqualTo(Duration.ofMinutes(5));
          assertThat(jwt.refetchPause()).isEqualTo(Duration.ofSeconds(10));
          assertThat(jwt.scopesClaim()).isEqualTo("scope");
          assertThat(jwt.rolesClaim()).isEqualTo("roles");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "jwt.algorithms, HS256",
    "jwt.algorithms, none",
    "jwt.algorithms, ''",
    "jwt.issuer, ''",
    "jwt.audiences, ''",
    "jwt.jwks, ''",
    "jwt.clock-skew, -1s",
    "jwt.refresh, 0s",
  })
  void refuseWhatIsNotSafe(String name, String value) {
    Map<String, String> properties = new HashMap<>(JWT);
    properties.put(name, value);

    assertThatThrownBy(() -> bind(properties))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name.substring("jwt.".length()));
  }
}
