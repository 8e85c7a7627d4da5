package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.local.option.Part;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * A service's database in every kind of trouble while the page is asked, by one reader and by many
 * at a time: it comes with status 200, with everything of the other services, tells nothing of what
 * is wrong inside, and is whole again by itself when the database is well. In the build each
 * trouble meets one of the databases, and three of them under load; with {@code
 * -Dfaults.every=true} each meets each. {@code -Dfaults.only=HUNG,FULL} leaves the others out.
 */
@Timeout(300)
class FaultyDatabaseEndToEndTests {

  private static final boolean EVERY = Boolean.getBoolean("faults.every");

  private static final Set<Trouble> TROUBLES = troubles(System.getProperty("faults.only", ""));

  /** Of those in the build: what costs the most time, or connections, with each further reader. */
  private static final Set<Trouble> LOADED =
      EnumSet.of(Trouble.HUNG, Trouble.SLOW, Trouble.FLAPPING);

  private static final List<Part> SERVICES =
      Stream.of(Part.values()).filter(Part::isService).toList();

  /** So many are asked for during each: the first meet connections that were good. */
  private static final int PAGES = Integer.getInteger("faults.pages", 5);

  /** At a time, under load: a page asks for several connections, of which a service has ten. */
  private static final int READERS = 8;

  /** Of all readers together. */
  private static final int TURNS = Math.max(5, Math.ceilDiv(PAGES, READERS));

  private final RealPortal portal = RealPortal.get();
  private JsonNode whole;

  private static Set<Trouble> troubles(String names) {
    return names.isEmpty()
        ? EnumSet.allOf(Trouble.class)
        : Stream.of(names.split(",")).map(Trouble::valueOf).collect(Collectors.toSet());
  }

  static Stream<Arguments> troubles() {
    return cases(TROUBLES);
  }

  static Stream<Arguments> troublesUnderLoad() {
    return cases(
        EVERY ? TROUBLES : TROUBLES.stream().filter(LOADED::contains).collect(Collectors.toSet()));
  }

  private static Stream<Arguments> cases(Set<Trouble> troubles) {
    return troubles.stream()
        .sorted()
        .flatMap(trouble ->
            SERVICES.stream()
                .filter(service ->
                    EVERY || SERVICES.indexOf(service) == trouble.ordinal() % SERVICES.size())
                .map(service -> Arguments.of(trouble, service)));
  }

  @BeforeEach
  void askForTheWholePage() {
    whole = portal.askForTheWholePage().path("data");
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("troubles")
  void costsItsServicesFieldsOnly(Trouble trouble, Part service) throws Exception {
    List<Page> pages = new ArrayList<>();
    try (Trouble.Course course = trouble.begin(portal, service)) {
      for (int turn = 0; turn < PAGES; turn++) {
        course.turn(turn);
        pages.add(read(service));
      }
    }
    assertWholeAgain();
    assertCost(trouble, pages);
    tell(trouble + " of " + service.label(), pages);
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("troublesUnderLoad")
  void costsItsServicesFieldsOnlyUnderLoad(Trouble trouble, Part service) throws Exception {
    List<Callable<Page>> readers = Collections.nCopies(READERS, () -> read(service));
    List<Page> pages = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Trouble.Course course = trouble.begin(portal, service)) {
      for (int turn = 0; turn < TURNS; turn++) {
        course.turn(turn);
        for (Future<Page> page : threads.invokeAll(readers)) {
          pages.add(page.get());
        }
      }
    }
    assertWholeAgain();
    assertCost(trouble, pages);
    tell("%s of %s, %d readers".formatted(trouble, service.label(), READERS), pages);
  }

  private record Page(long nanos, boolean whole) {}

  private Page read(Part service) {
    long asked = System.nanoTime();
    JsonNode answer = askUntilOthersAnswer(service);
    long nanos = System.nanoTime() - asked;
    assertOthersWhole(service, answer);
    return new Page(nanos, !answer.has("errors"));
  }

  private void assertWholeAgain() {
    assertThat(portal.askForTheWholePage().path("data")).isEqualTo(whole);
  }

  /** Else it was none; what comes in slices may come whole. */
  private static void assertCost(Trouble trouble, List<Page> pages) {
    if (trouble != Trouble.SLICED) {
      assertThat(pages).anyMatch(page -> !page.whole());
    }
  }

  private static void tell(String what, List<Page> pages) {
    if (!EVERY) {
      return;
    }
    long[] nanos = pages.stream().mapToLong(Page::nanos).sorted().toArray();
    int last = nanos.length - 1;
    System.out.printf(
        "%s: %d pages, %d of them whole; p50 %d ms, p99 %d ms, most %d ms%n",
        what,
        nanos.length,
        pages.stream().filter(Page::whole).count(),
        nanos[last / 2] / 1_000_000,
        nanos[last * 99 / 100] / 1_000_000,
        nanos[last] / 1_000_000);
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
    assertWholeAgain();
  }

  /**
   * The machine may be busy with something else, and the circuit breaker of a service open that
   * suffered before.
   */
  private JsonNode askUntilOthersAnswer(Part service) {
    return await()
        .pollDelay(Duration.ZERO)
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
