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

  private final Queue<Runnable> thisRound = new ArrayDeque<>();
  private final Queue<Runnable> nextRound = new ArrayDeque<>();
  private final List<Integer> served = new ArrayList<>();
  private long now;

  private final WaitingLine line = new WaitingLine(thisRound::add, nextRound::add, () -> now);

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
  void letsOperationsBeginWhileARoundIsYoung() {
    assertThat(line.isFree()).isTrue();
    now += MILLI;
    assertThat(line.isFree()).isTrue();
    now += 2 * MILLI;
    assertThat(line.isFree()).isFalse();

    round();

    assertThat(line.isFree()).isTrue();
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
    queue(5);

    round();
    assertThat(served).containsExactly(0, 1);
    round();
    assertThat(served).containsExactly(0, 1, 2, 3);
    round();
    assertThat(served).containsExactly(0, 1, 2, 3, 4);
    assertThat(thisRound).isEmpty();
  }

  /** Lest it do nothing but listen. */
  @Test
  void servesHalfAsLongAsListeningTook() {
    queue(30);
    now += 10 * MILLI;
    round();
    assertThat(served).hasSize(5);

    now += 50 * MILLI;
    round();
    assertThat(served).hasSize(10);
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
