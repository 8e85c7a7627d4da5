package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.local.option.Part;
import dev.ilmyeon.platform.testing.fault.Fault;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * A service's database in every kind of trouble while the page is asked: it comes with status 200,
 * with everything of the other services, tells nothing of what is wrong inside, and is whole again
 * by itself when the database is well. In the build each fault meets one of the databases, with
 * {@code -Dfaults.every=true} each of them.
 */
@Timeout(300)
class FaultyDatabaseEndToEndTests {

  private static final boolean EVERY = Boolean.getBoolean("faults.every");

  private static final List<Fault> FAULTS =
      List.of(
          new Fault.Dead(),
          new Fault.Hang(),
          new Fault.Reset(),
          new Fault.Latency(Duration.ofMillis(600)),
          new Fault.Slice(64, Duration.ofMillis(1)),
          new Fault.Truncate(200),
          new Fault.Stall(200),
          new Fault.Garbage(),
          new Fault.HalfClose());

  /** So many are asked for during each: the first meet connections that were good. */
  private static final int PAGES = Integer.getInteger("faults.pages", 5);

  private final RealPortal portal = RealPortal.get();
  private JsonNode whole;

  static Stream<Arguments> faults() {
    List<Part> services = Stream.of(Part.values()).filter(Part::isService).toList();
    return IntStream.range(0, FAULTS.size())
        .boxed()
        .flatMap(i ->
            services.stream()
                .filter(service -> EVERY || services.indexOf(service) == i % services.size())
                .map(service -> Arguments.of(FAULTS.get(i), service)));
  }

  @BeforeEach
  void askForTheWholePage() {
    whole = portal.askForTheWholePage().path("data");
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("faults")
  void costsItsServicesFieldsOnly(Fault fault, Part service) throws Exception {
    portal.database(service).fault(fault);
    try {
      long[] nanos = new long[PAGES];
      for (int i = 0; i < PAGES; i++) {
        long asked = System.nanoTime();
        JsonNode answer = askUntilOthersAnswer(service);
        nanos[i] = System.nanoTime() - asked;
        assertOthersWhole(service, answer);
      }
      if (EVERY) {
        tell(fault, service, nanos);
      }
    } finally {
      portal.database(service).heal();
    }
    assertThat(portal.askForTheWholePage().path("data")).isEqualTo(whole);
  }

  private static void tell(Fault fault, Part service, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        "%s of %s: %d pages, p50 %d ms, p99 %d ms, most %d ms%n",
        fault,
        service.label(),
        PAGES,
        nanos[(PAGES - 1) / 2] / 1_000_000,
        nanos[(PAGES - 1) * 99 / 100] / 1_000_000,
        nanos[PAGES - 1] / 1_000_000);
  }

  /** By the deadline that the gateway tells, not by a limit of the service's own. */
  @Test
  void stopsStatementsWhoseAnswersNobodyWaitsFor() throws Exception {
    try (Connection other = portal.connectToDatabase(Part.ARTICLES);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE article IN ACCESS EXCLUSIVE MODE");
      portal.ask(RealPortal.PATIENT);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> portal.databaseLog().contains("statement due to statement timeout"));
      other.rollback();
    }
    assertThat(portal.askForTheWholePage().path("data")).isEqualTo(whole);
  }

  /**
   * The machine may be busy with something else, and the circuit breaker of a service open that
   * suffered before.
   */
  private JsonNode askUntilOthersAnswer(Part service) {
    return await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> portal.ask(RealPortal.PATIENT),
            answer -> answer.path("errors").valueStream().allMatch(error -> isOf(service, error)));
  }

  private void assertOthersWhole(Part service, JsonNode answer) {
    assertThat(answer.path("errors").valueStream()).allMatch(error -> isOf(service, error));
    assertThat(Losses.of(service, answer.path("data"))).isEqualTo(Losses.of(service, whole));
    assertThat(answer.path("errors").toString())
        .doesNotContain("127.0.0.1", "Exception", "r2dbc", "SQL", "SELECT", "dev.ilmyeon");
  }

  private static boolean isOf(Part service, JsonNode error) {
    return error.at("/extensions/service").asString("").equals(service.label());
  }
}
