package dev.ilmyeon.gateway.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.env.MockPropertySource;

class ManagementDefaultsTests {

  private static final String EXPOSED = "management.endpoints.web.exposure.include";
  private static final String DETAILS = "management.endpoint.health.show-details";
  private static final String ADDRESS = "management.server.address";

  /** {@code properties} are names and values in turn. */
  private static StandardEnvironment with(String... properties) {
    MockPropertySource configured = new MockPropertySource();
    for (int i = 0; i < properties.length; i += 2) {
      configured.setProperty(properties[i], properties[i + 1]);
    }
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(configured);
    new ManagementDefaults().postProcessEnvironment(environment, new SpringApplication());
    return environment;
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
  void showAllToThisMachine(String address) {
    StandardEnvironment environment = with("server.address", address);

    assertThat(environment.getProperty(EXPOSED)).isEqualTo("health,prometheus,metrics");
    assertThat(environment.getProperty(DETAILS)).isEqualTo("always");
    assertThat(environment.getProperty(ADDRESS)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "", "gateway.internal"})
  void showOtherMachinesOnlyThatItIsWell(String address) {
    StandardEnvironment environment = with("server.address", address);

    assertThat(environment.getProperty(EXPOSED)).isEqualTo("health");
    assertThat(environment.getProperty(DETAILS)).isEqualTo("never");
  }

  @Test
  void showAllOnAPortOfTheirOwnForThisMachine() {
    StandardEnvironment environment =
        with("server.address", "0.0.0.0", "management.server.port", "9090");

    assertThat(environment.getProperty(EXPOSED)).contains("prometheus");
    assertThat(environment.getProperty(DETAILS)).isEqualTo("always");
    assertThat(environment.getProperty(ADDRESS)).isEqualTo("127.0.0.1");
  }

  @Test
  void changeNothingThatIsConfigured() {
    StandardEnvironment environment =
        with("server.address", "0.0.0.0", EXPOSED, "health,plan", DETAILS, "always");

    assertThat(environment.getProperty(EXPOSED)).isEqualTo("health,plan");
    assertThat(environment.getProperty(DETAILS)).isEqualTo("always");
  }
}
