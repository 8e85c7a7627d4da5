package dev.ilmyeon.gateway.server.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.GatewayApplication;
import dev.ilmyeon.gateway.server.guard.Guards;
import dev.ilmyeon.gateway.server.outage.Outage.Effect;
import dev.ilmyeon.platform.testing.fault.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Each way to be in trouble, of each of the portal's subgraphs, while its page is being read: every
 * answer is a 200, and lacks only what that subgraph knows; soon it is not asked any more; it is
 * asked again, and the page whole, soon after it is well.
 *
 * <p>In the build few answers are asked for, from circuit breakers that make up their mind early,
 * and no time is asserted. {@code -Doutages.answers=400000} shares so many out among all, leaves
 * everything set as the portal has it, and writes the measured times to {@code target/outages.md}.
 */
@SpringBootTest(classes = GatewayApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class OutageSuiteTests {

  private static final long ANSWERS = Long.getLong("outages.answers", 0);

  private static final int CASES = (Outage.values().length + 1) * Side.values().length;

  /** For each case. */
  private static final long ENOUGH = ANSWERS == 0 ? 50 : ANSWERS / CASES + 1;

  private static final int FLAPS = 10;

  /** So many good answers in a row are more than what breakers remember of the case before. */
  private static final int SETTLED = 100;

  private static final Figures FIGURES = new Figures();

  @LocalServerPort private int port;

  @Autowired private Guards guards;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    properties.add("ilmyeon.gateway.supergraph", () -> "classpath:supergraph.graphql");
    for (Side side : Side.values()) {
      String prefix = "ilmyeon.gateway.subgraphs.%s.".formatted(side.label());
      properties.add(prefix + "url", side::url);
      if (ANSWERS == 0) {
        properties.add(prefix + "breaker.window", () -> "2s");
        properties.add(prefix + "breaker.minimum-calls", () -> 10);
        properties.add(prefix + "breaker.open", () -> "300ms");
        properties.add(prefix + "breaker.open-again", () -> "200ms");
      }
    }
  }

  @AfterAll
  static void tell() throws IOException {
    Arrays.stream(Side.values()).forEach(Side::stop);
    if (ANSWERS > 0) {
      Files.writeString(Path.of("target", "outages.md"), FIGURES.toString());
      System.out.println(FIGURES);
    }
  }

  @BeforeEach
  void healAll() {
    Arrays.stream(Side.values()).forEach(Side::heal);
  }

  static Stream<Arguments> troubles() {
    return Arrays.stream(Outage.values())
        .flatMap(outage -> Arrays.stream(Side.values()).map(side -> Arguments.of(outage, side)));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void costsItsOwnFieldsOnlyAndEnds(Outage outage, Side side) {
    try (Readers readers = new Readers(port, side)) {
      untilWhole(readers);
      readers.measureFromNow();
      long before = readers.answers();
      outage.begin(side);
      double opened = outage.effect() == Effect.OPENS ? until(() -> state(side) == State.OPEN) : -1;
      until(() -> readers.answers() >= before + enough(outage));
      long answers = readers.answers() - before;
      assertThat(readers.partialAnswers() > 0).isEqualTo(outage.effect() != Effect.NONE);
      FIGURES.add(
          outage.name(),
          side,
          answers,
          readers,
          opened,
          outage.effect() == Effect.NONE ? -1 : recover(readers, side));
      assertThat(readers.wrong()).isEmpty();
    }
  }

  /** Dead and alive in turn. */
  @ParameterizedTest
  @EnumSource
  void costsItsOwnFieldsOnlyWhileItFlaps(Side side) {
    try (Readers readers = new Readers(port, side)) {
      untilWhole(readers);
      readers.measureFromNow();
      long before = readers.answers();
      for (int i = 1; i <= FLAPS; i++) {
        side.proxy().fault(i % 2 == 1 ? new Fault.Dead() : Fault.NONE);
        long then = before + i * Math.ceilDiv(ENOUGH, FLAPS);
        until(() -> readers.answers() >= then);
      }
      long answers = readers.answers() - before;
      FIGURES.add("flapping", side, answers, readers, -1, recover(readers, side));
      assertThat(readers.wrong()).isEmpty();
    }
  }

  /** Where nobody is spared, each answer takes as long as the trouble lets it. */
  private static long enough(Outage outage) {
    return ANSWERS > 0 && outage.effect() == Effect.NONE ? ENOUGH / 4 : ENOUGH;
  }

  private State state(Side side) {
    return guards.states().get(side.label());
  }

  private void untilWhole(Readers readers) {
    until(() -> readers.wholeInARow() >= SETTLED);
    until(() -> guards.states().values().stream().allMatch(State.CLOSED::equals));
  }

  private double recover(Readers readers, Side side) {
    long whole = readers.wholeAnswers();
    side.heal();
    double millis = until(() -> readers.wholeAnswers() > whole);
    until(() -> state(side) == State.CLOSED);
    return millis;
  }

  /** How many milliseconds it took. */
  private static double until(Callable<Boolean> condition) {
    long started = System.nanoTime();
    ConditionFactory patient =
        await()
            .atMost(Duration.ofMinutes(ANSWERS == 0 ? 1 : 30))
            .pollInterval(Duration.ofMillis(5));
    patient.until(condition);
    return (System.nanoTime() - started) / 1e6;
  }
}
