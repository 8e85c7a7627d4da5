package dev.ilmyeon.platform.testing.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionFloorTests {

  @ParameterizedTest
  @CsvSource({"170010, 17.10", "180003, 18.3 (Debian 18.3-1)"})
  void refusesAServerBelowIt(int number, String shown) {
    assertThatThrownBy(() -> VersionFloor.check(number, shown))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("18.4 or newer and were given " + shown)
        .hasMessageContaining("-Dilmyeon.test.postgres=embedded");
  }

  @ParameterizedTest
  @CsvSource({"180004, 18.4", "190000, 19beta1"})
  void takesAnyOtherServer(int number, String shown) {
    assertThatCode(() -> VersionFloor.check(number, shown)).doesNotThrowAnyException();
  }

  @Test
  void isAskedOfTheServerThatRuns() throws Exception {
    TestDatabase database = TestPostgres.database("floor");
    try (var connection =
        java.sql.DriverManager.getConnection(
            database.jdbcUrl(), database.username(), database.password())) {
      assertThatCode(() -> VersionFloor.check(connection)).doesNotThrowAnyException();
    }
  }
}
