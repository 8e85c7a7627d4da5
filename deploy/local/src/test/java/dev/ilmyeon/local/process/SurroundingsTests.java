package dev.ilmyeon.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SPRING_PROFILES_ACTIVE",
        "spring_application_json",
        "SERVER_ADDRESS",
        "MANAGEMENT_SERVER_PORT",
        "ILMYEON_DATABASE_HOST",
        "JAVA_TOOL_OPTIONS",
        "JDK_JAVA_OPTIONS",
        "_JAVA_OPTIONS",
        "PGOPTIONS"
      })
  void keepWhatWouldConfigureAChildAway(String variable) {
    Map<String, String> environment = new TreeMap<>(Map.of(variable, "planted"));

    Surroundings.clear(environment);

    assertThat(environment).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PATH", "HOME", "LANG", "TZ", "JAVA_HOME", "LOGGING_LEVEL_ROOT", "TMPDIR"})
  void passEverythingElse(String variable) {
    Map<String, String> environment = new TreeMap<>(Map.of(variable, "kept"));

    Surroundings.clear(environment);

    assertThat(environment).containsEntry(variable, "kept");
  }

  @Test
  void areClearedBeforeAChildIsToldItsOwn() throws Exception {
    ProcessBuilder child = new ProcessBuilder("unused");
    child.environment().put("SERVER_PORT", "1");

    assertThat(Surroundings.cleared(child)).isSameAs(child);
    assertThat(child.environment()).doesNotContainKey("SERVER_PORT");
  }
}
