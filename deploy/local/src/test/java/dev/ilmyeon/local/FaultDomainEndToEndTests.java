package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.local.option.Part;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Each service killed and hung in turn while the page is asked: it comes with status 200, without
 * that service's fields and with all others, it says what is missing and why, and it is whole again
 * by itself when the service is back.
 */
@Timeout(300)
class FaultDomainEndToEndTests {

  /** The machine may be busy with something else; more would open the circuit breaker. */
  private static final int TRIES = 3;

  private final RealPortal portal = RealPortal.get();
  private JsonNode whole;

  @BeforeEach
  void askForTheWholePage() throws Exception {
    whole = portal.askForTheWholePage().path("data");
  }

  @ParameterizedTest
  @EnumSource(names = {"ARTICLES", "WEATHER", "MEDIA"})
  void losesOnlyTheFieldsOfAServiceThatIsKilled(Part dead) throws Exception {
    portal.kill(dead);
    try {
      assertLost(dead, RealPortal.PATIENT);
    } finally {
      portal.restart(dead);
    }
    awaitTheWholePage();
  }

  @ParameterizedTest
  @EnumSource(names = {"ARTICLES", "WEATHER", "MEDIA"})
  void losesOnlyTheFieldsOfAServiceThatHangsWithinASecond(Part hung) throws Exception {
    portal.hang(hung);
    try {
      assertLost(hung, RealPortal.PROMISED);
    } finally {
      portal.wake(hung);
    }
    awaitTheWholePage();
  }

  private void awaitTheWholePage() throws Exception {
    assertThat(portal.askForTheWholePage().path("data")).isEqualTo(whole);
  }

  private void assertLost(Part service, Duration limit) throws Exception {
    for (int attempt = 1; attempt < TRIES; attempt++) {
      try {
        assertLost(service, portal.ask(limit));
        return;
      } catch (AssertionError | HttpTimeoutException failure) {
        System.err.printf("Try %d without %s: %s%n", attempt, service.label(), failure);
      }
    }
    assertLost(service, portal.ask(limit));
  }

  private void assertLost(Part service, JsonNode answer) {
    assertThat(answer.path("data")).isEqualTo(Losses.of(service, whole));
    assertThat(answer.path("errors").isEmpty()).isFalse();
    for (JsonNode error : answer.path("errors")) {
      assertThat(error.at("/extensions/service").asString()).isEqualTo(service.label());
      assertThat(error.at("/extensions/code").asString()).startsWith("SUBGRAPH_");
      assertThat(error.path("path").isEmpty()).isFalse();
      assertThat(at(answer.path("data"), error.path("path"))).isTrue();
    }
  }

  /** Whether the path ends, or breaks off, at a null: the error names a field that it cost. */
  private static boolean at(JsonNode data, JsonNode path) {
    JsonNode value = data;
    for (JsonNode step : path) {
      value = step.isNumber() ? value.path(step.asInt()) : value.path(step.asString());
      if (value.isNull()) {
        return true;
      }
    }
    return false;
  }
}
