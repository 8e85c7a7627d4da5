package dev.ilmyeon.gateway.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * An event loop in a time of its own, which listens to everybody, then does what that has left, and
 * so on: three times as much is asked as it can answer, by clients that have gone after a second.
 * With the limit it answers nearly as much as it can, and nearly all of what is important, and
 * refuses the rest at once; without it, in the end it answers nothing in time.
 */
class OverloadSimulationTests {

  private static final double CAPACITY = 2_000;
  private static final double BEGIN = 0.6 / CAPACITY;
  private static final double ANSWER = 0.4 / CAPACITY;
  private static final double REFUSE = 0.06 / CAPACITY;
  private static final double SUBGRAPH = 0.005;
  private static final double SAMPLE = 0.05;
  private static final double PERIOD = 0.25;
  private static final double PATIENCE = 1;
  private static final double END = 20;

  private static final PriorityClass DASHBOARDS =
      new PriorityClass("dashboards", 40, Set.of(), Set.of(), Set.of());
  private static final PriorityClass FRONT_PAGE =
      new PriorityClass("front-page", 100, Set.of(), Set.of(), Set.of());

  private enum Kind {
    FRONT_PAGE,
    DASHBOARD
  }

  /** What the loop hears of: that somebody asks, or a subgraph's answer. */
  private record Event(double due, double asked, Kind kind, Sinks.@Nullable Empty<Void> answered) {}

  private final Overload overload =
      new Overload(
          new OverloadProperties(
              true,
              Duration.ofMillis(50),
              32,
              4096,
              Duration.ofSeconds(1),
              80,
              60,
              40,
              List.of(),
              List.of()),
          true);

  private final Random random = new Random(1);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::due));
  private Queue<Runnable> thisRound = new ArrayDeque<>();
  private Queue<Runnable> nextRound = new ArrayDeque<>();
  private final Map<Kind, Integer> asked = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> good = new EnumMap<>(Kind.class);
  private final List<Double> refusals = new ArrayList<>();

  private double now;
  private double next;
  private double sample = SAMPLE;
  private double look = PERIOD;
  private double waited;

  private WaitingLine line;

  @BeforeEach
  void queue() {
    line =
        new WaitingLine(
            task -> thisRound.add(task),
            task -> nextRound.add(task),
            () -> (long) (now * 1e9),
            _ -> {});
    overload.queueHere(line);
  }

  /** {@code limited}: else everything is let in. */
  private void run(double times, double frontPage, boolean limited) {
    next = random.nextDouble() / CAPACITY;
    while (now < END) {
      arrive(times, frontPage);
      List<Event> heard = new ArrayList<>();
      while (!events.isEmpty() && events.peek().due() <= now) {
        heard.add(events.poll());
      }
      heard.forEach(event -> hear(event, limited));
      boolean idle = heard.isEmpty() && thisRound.isEmpty();
      while (!thisRound.isEmpty()) {
        thisRound.remove().run();
      }
      watch();
      Queue<Runnable> done = thisRound;
      thisRound = nextRound;
      nextRound = done;
      if (idle && thisRound.isEmpty()) {
        now = events.isEmpty() ? next : Math.min(next, events.peek().due());
      }
    }
  }

  private void arrive(double times, double frontPage) {
    while (next <= now) {
      Kind kind = random.nextDouble() < frontPage / times ? Kind.FRONT_PAGE : Kind.DASHBOARD;
      events.add(new Event(next, next, kind, null));
      next -= Math.log(1 - random.nextDouble()) / (CAPACITY * times);
    }
  }

  /** As {@link LoopDelay} and {@link OverloadWatch} do. */
  private void watch() {
    if (now >= sample) {
      waited += Math.max(now - sample, line.age(100) / 1e9);
      sample = now + SAMPLE;
    }
    if (now >= look) {
      overload.look((long) (waited / (PERIOD / SAMPLE) * 1e9));
      waited = 0;
      look = now + PERIOD;
    }
  }

  private void hear(Event event, boolean limited) {
    if (event.answered() == null) {
      asked.merge(event.kind(), 1, Integer::sum);
      ask(event, limited);
      return;
    }
    now += ANSWER;
    event.answered().tryEmitEmpty();
    if (now - event.asked() < PATIENCE) {
      good.merge(event.kind(), 1, Integer::sum);
    }
  }

  private void ask(Event event, boolean limited) {
    if (!limited) {
      begin(event);
      return;
    }
    PriorityClass kind = event.kind() == Kind.FRONT_PAGE ? FRONT_PAGE : DASHBOARDS;
    try {
      overload.check(kind);
      overload.hold(kind, () -> begin(event)).subscribe(null, _ -> refuse(event));
    } catch (RefusedException _) {
      refuse(event);
    }
  }

  private Mono<Void> begin(Event event) {
    now += BEGIN;
    Sinks.Empty<Void> answered = Sinks.empty();
    events.add(new Event(now + SUBGRAPH, event.asked(), event.kind(), answered));
    return answered.asMono();
  }

  private void refuse(Event event) {
    now += REFUSE;
    refusals.add(now - event.asked());
  }

  private double goodput() {
    return good.values().stream().mapToInt(Integer::intValue).sum() / END / CAPACITY;
  }

  private double served(Kind kind) {
    return (double) good.getOrDefault(kind, 0) / asked.get(kind);
  }

  /** Within how many seconds so many of a hundred were. */
  private double refusedWithin(int percent) {
    return refusals.stream().sorted().skip(refusals.size() * percent / 100L).findFirst().orElse(0.);
  }

  @Test
  void answersNothingInTimeWithoutALimit() {
    run(3, 0.6, false);

    assertThat(goodput()).isLessThan(0.1);
  }

  @Test
  void answersFourFifthsOfWhatItCanAndNearlyAllOfTheFrontPage() {
    run(3, 0.6, true);

    assertThat(goodput()).isGreaterThan(0.8);
    assertThat(served(Kind.FRONT_PAGE)).isGreaterThan(0.994);
    assertThat(served(Kind.DASHBOARD)).isLessThan(0.3);
    assertThat(refusedWithin(99)).isLessThan(0.02);
  }

  @Test
  void answersFourFifthsOfWhatItCanWhenAllOfItIsImportant() {
    run(3, 3, true);

    assertThat(goodput()).isGreaterThan(0.8);
    assertThat(refusedWithin(99)).isLessThan(0.02);
  }

  /** Then refusing takes more than half of its time. */
  @Test
  void goesOnAnsweringWhenTenTimesAsMuchIsAsked() {
    run(10, 3, true);

    assertThat(goodput()).isGreaterThan(0.3);
    assertThat(refusedWithin(99)).isLessThan(0.05);
  }

  @Test
  void refusesNobodyWhoIsNotTooMuch() {
    run(0.9, 0.6, true);

    assertThat(served(Kind.FRONT_PAGE)).isGreaterThan(0.999);
    assertThat(served(Kind.DASHBOARD)).isGreaterThan(0.999);
  }
}
