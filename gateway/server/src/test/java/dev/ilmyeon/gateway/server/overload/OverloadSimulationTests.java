package dev.ilmyeon.gateway.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

/**
 * An event loop that does one thing after the other, in a time of its own: three times as much is
 * asked as it can answer, by clients that have gone after a second. With the limit it answers
 * nearly as much as it can, and nearly all of what is important; without it, in the end nothing in
 * time.
 */
class OverloadSimulationTests {

  private static final double CAPACITY = 2_000;
  private static final double ADMIT = 0.6 / CAPACITY;
  private static final double ANSWER = 0.4 / CAPACITY;
  private static final double REFUSE = 0.06 / CAPACITY;
  private static final double SUBGRAPH = 0.005;
  private static final double PERIOD = 0.25;
  private static final double PATIENCE = 1;

  private static final double END = 20;

  /** Until it has found the limit. */
  private static final double WARM = 3;

  private static final PriorityClass DASHBOARDS =
      new PriorityClass("dashboards", 40, Set.of(), Set.of(), Set.of());
  private static final PriorityClass FRONT_PAGE =
      new PriorityClass("front-page", 100, Set.of(), Set.of(), Set.of());

  private enum Kind {
    FRONT_PAGE,
    DASHBOARD
  }

  /** Something for the loop to do: to admit an operation, or to answer it. */
  private record Task(double due, double asked, Kind kind, Sinks.Empty<Void> answered) {}

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
  private final Queue<Task> queue = new ArrayDeque<>();
  private final PriorityQueue<Task> atSubgraph =
      new PriorityQueue<>((one, other) -> Double.compare(one.due(), other.due()));
  private final Map<Kind, Integer> asked = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> good = new EnumMap<>(Kind.class);
  private final boolean[] refused = new boolean[1];

  private double now;
  private double waited;
  private int waits;

  /** {@code limited}: else everything is admitted. */
  private void run(double times, double frontPage, boolean limited) {
    double next = random.nextDouble();
    double look = PERIOD;
    while (now < END) {
      while (next <= now) {
        Kind kind = random.nextDouble() < frontPage / times ? Kind.FRONT_PAGE : Kind.DASHBOARD;
        queue.add(new Task(next, next, kind, null));
        next -= Math.log(1 - random.nextDouble()) / (CAPACITY * times);
      }
      while (!atSubgraph.isEmpty() && atSubgraph.peek().due() <= now) {
        queue.add(atSubgraph.poll());
      }
      if (now >= look) {
        overload.look(waits == 0 ? 0 : (long) (waited / waits * 1e9));
        waited = 0;
        waits = 0;
        look += PERIOD;
      }
      Task task = queue.poll();
      if (task == null) {
        now = atSubgraph.isEmpty() ? next : Math.min(next, atSubgraph.peek().due());
      } else {
        work(task, limited);
      }
    }
  }

  private void work(Task task, boolean limited) {
    waited += now - task.due();
    waits++;
    if (task.answered() == null) {
      count(asked, task);
      admit(task, limited);
      return;
    }
    now += ANSWER;
    task.answered().tryEmitEmpty();
    if (now - task.asked() < PATIENCE) {
      count(good, task);
    }
  }

  private void admit(Task task, boolean limited) {
    Sinks.Empty<Void> answered = Sinks.empty();
    refused[0] = false;
    if (limited) {
      overload
          .hold(task.kind() == Kind.FRONT_PAGE ? FRONT_PAGE : DASHBOARDS, answered::asMono)
          .subscribe(null, _ -> refused[0] = true);
    }
    now += refused[0] ? REFUSE : ADMIT;
    if (!refused[0]) {
      atSubgraph.add(new Task(now + SUBGRAPH, task.asked(), task.kind(), answered));
    }
  }

  private static void count(Map<Kind, Integer> counts, Task task) {
    if (task.asked() > WARM) {
      counts.merge(task.kind(), 1, Integer::sum);
    }
  }

  private double goodput() {
    return good.values().stream().mapToInt(Integer::intValue).sum() / (END - WARM) / CAPACITY;
  }

  private double served(Kind kind) {
    return (double) good.getOrDefault(kind, 0) / asked.get(kind);
  }

  @Test
  void answersNothingInTimeWithoutALimit() {
    run(3, 0.6, false);

    assertThat(goodput()).isLessThan(0.05);
  }

  @Test
  void answersFourFifthsOfWhatItCanAndNearlyAllOfTheFrontPage() {
    run(3, 0.6, true);

    assertThat(goodput()).isGreaterThan(0.8);
    assertThat(served(Kind.FRONT_PAGE)).isGreaterThan(0.994);
    assertThat(served(Kind.DASHBOARD)).isLessThan(0.3);
  }

  @Test
  void refusesNobodyWhoIsNotTooMuch() {
    run(0.9, 0.6, true);

    assertThat(served(Kind.FRONT_PAGE)).isGreaterThan(0.999);
    assertThat(served(Kind.DASHBOARD)).isGreaterThan(0.999);
  }
}
