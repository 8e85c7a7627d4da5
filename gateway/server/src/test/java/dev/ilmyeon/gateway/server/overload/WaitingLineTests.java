package dev.ilmyeon.gateway.server.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** On a loop whose rounds and time a test makes go on. */
class WaitingLineTests {

  private static final long MILLI = Duration.ofMillis(1).toNanos();

  /** So many begin in a round, before it is known what they cost. */
  private static final int FIRST = new Pace().quota();

  private final Queue<Runnable> thisRound = new ArrayDeque<>();
  private final Queue<Runnable> nextRound = new ArrayDeque<>();
  private final List<Integer> served = new ArrayList<>();
  private long now;

  private final List<Long> rounds = new ArrayList<>();

  private final WaitingLine line =
      new WaitingLine(thisRound::add, nextRound::add, () -> now, rounds::add);

  /** What is left of this round, and the beginning of the next one. */
  private void round() {
    while (!thisRound.isEmpty()) {
      thisRound.remove().run();
    }
    thisRound.addAll(nextRound);
    nextRound.clear();
  }

  /** Each takes a millisecond when it is served. */
  private List<Disposable> queue(int count) {
    return IntStream.range(0, count)
        .mapToObj(each ->
            line.turn(100)
                .subscribe(
                    null,
                    null,
                    () -> {
                      now += MILLI;
                      served.add(each);
                    }))
        .toList();
  }

  @Test
  void letsSomeBeginAtOnceInEachRound() {
    IntStream.range(0, FIRST).forEach(_ -> assertThat(line.isFree()).isTrue());
    assertThat(line.isFree()).isFalse();

    round();

    assertThat(line.isFree()).isTrue();
  }

  /** Else a round could have twice as many. */
  @Test
  void countsThoseThatBeganAtOnce() {
    IntStream.range(0, FIRST - 1).forEach(_ -> assertThat(line.isFree()).isTrue());
    queue(2);

    round();
    assertThat(served).containsExactly(0);
    round();
    assertThat(served).containsExactly(0, 1);
  }

  @Test
  void letsNobodyOvertake() {
    queue(1);

    assertThat(line.isFree()).isFalse();
    round();
    assertThat(line.isFree()).isTrue();
    assertThat(served).containsExactly(0);
  }

  @Test
  void servesSomeInARoundAndListensAgain() {
    queue(2 * FIRST);

    round();
    assertThat(served).hasSize(FIRST);
    round();
    round();
    assertThat(served).hasSize(2 * FIRST);
    assertThat(thisRound).isEmpty();
    assertThat(rounds.getFirst()).isEqualTo(FIRST * MILLI);
  }

  @Test
  void servesAsManyAsMakeARoundLast() {
    queue(300);
    IntStream.range(0, 20).forEach(_ -> round());
    int before = served.size();
    round();

    assertThat(served.size() - before).isBetween(9, 10);
    assertThat(rounds.getLast()).isBetween(9 * MILLI, 10 * MILLI);
  }

  /** Lest it do nothing but refuse. */
  @Test
  void servesMoreTheMoreItRefuses() {
    queue(300);
    for (int i = 0; i < 5; i++) {
      now += 100 * MILLI;
      IntStream.range(0, 320).forEach(_ -> line.refused());
      round();
    }
    int before = served.size();
    now += 100 * MILLI;
    IntStream.range(0, 320).forEach(_ -> line.refused());
    round();

    assertThat(served.size() - before).isEqualTo(11);
  }

  @Test
  void knowsForHowLongTheFirstHasWaited() {
    assertThat(line.age(100)).isZero();

    queue(1);
    now += 7 * MILLI;
    queue(1);

    assertThat(line.age(100)).isEqualTo(7 * MILLI);
    round();
    assertThat(line.age(100)).isZero();
  }

  @Test
  void servesTheMostImportantFirst() {
    line.turn(40).subscribe(null, null, () -> served.add(40));
    now += MILLI;
    line.turn(100).subscribe(null, null, () -> served.add(100));
    now += MILLI;

    assertThat(line.age(100)).isEqualTo(MILLI);
    assertThat(line.age(40)).isEqualTo(2 * MILLI);
    round();
    assertThat(served).containsExactly(100, 40);
  }

  @Test
  void passesOverWhoHasGone() {
    queue(3).get(1).dispose();

    round();
    round();

    assertThat(served).containsExactly(0, 2);
  }

  @Test
  void servesOthersAfterOneThatBreaksDown() {
    line.turn(100)
        .then(
            Mono.defer(() -> {
              throw new StackOverflowError();
            }))
        .subscribe();
    queue(1);

    assertThatThrownBy(this::round).isInstanceOf(StackOverflowError.class);
    round();
    round();

    assertThat(served).containsExactly(0);
  }
}
