package dev.ilmyeon.platform.subgraph.pool;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class PoolConfigurationTests {

  private static MockEnvironment environment(boolean production, String password) {
    return new MockEnvironment()
        .withProperty("ilmyeon.production", Boolean.toString(production))
        .withProperty("ilmyeon.database.name", "articles")
        .withProperty("ilmyeon.database.password", password);
  }

  @Test
  void refusesInProductionThePasswordThatEverybodyKnows() {
    assertThatThrownBy(
            () -> PoolConfiguration.refuseDevelopmentPassword(environment(true, "articles")))
        .hasMessageContaining("Production needs ilmyeon.database.password");
  }

  @Test
  void takesAnyOtherAndWhileDevelopingThatOneToo() {
    assertThatCode(
            () -> {
              PoolConfiguration.refuseDevelopmentPassword(environment(true, "3j9wd0Xq"));
              PoolConfiguration.refuseDevelopmentPassword(environment(false, "articles"));
            })
        .doesNotThrowAnyException();
  }
}
