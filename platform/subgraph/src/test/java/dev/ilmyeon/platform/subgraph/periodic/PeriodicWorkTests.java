package dev.ilmyeon.platform.subgraph.periodic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@ExtendWith(OutputCaptureExtension.class)
class PeriodicWorkTests {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @Test
  void goesOnAfterFailuresAndTellsThemOnce(CapturedOutput output) {
    AtomicInteger times = new AtomicInteger();
    PeriodicWork work =
        new PeriodicWork(
            "The work",
            Duration.ofMillis(10),
            () ->
                times.incrementAndGet() <= 3
                    ? Mono.error(new IllegalStateException("no database"))
                    : Mono.empty());
    work.start();
    try {
      Awaitility.await().atMost(DEADLINE).until(() -> times.get() > 5);
    } finally {
      work.stop();
    }

    assertThat(output.getOut().split("The work: fails until further notice", -1)).hasSize(2);
    assertThat(work.isRunning()).isFalse();
  }

  @Test
  void isStartedUnlessItIsNeverDone() {
    assertThat(new PeriodicWork("The work", Duration.ofMillis(10), Mono::empty).isAutoStartup())
        .isTrue();
    assertThat(new PeriodicWork("No work", Duration.ZERO, Mono::empty).isAutoStartup()).isFalse();
  }

  @Test
  void givesUpWhatDoesNotEnd(CapturedOutput output) {
    AtomicInteger times = new AtomicInteger();
    AtomicInteger givenUp = new AtomicInteger();
    PeriodicWork work =
        new PeriodicWork(
                "The work that hangs",
                Duration.ofMillis(10),
                () ->
                    times.incrementAndGet() <= 2
                        ? Mono.never().doOnCancel(givenUp::incrementAndGet)
                        : Mono.empty())
            .withPatience(Duration.ofMillis(50));
    work.start();
    try {
      Awaitility.await().atMost(DEADLINE).until(() -> times.get() > 4);
    } finally {
      work.stop();
    }

    assertThat(givenUp).hasValue(2);
    assertThat(output.getOut())
        .contains("The work that hangs: fails until further notice")
        .contains("not done within PT0.05S");
  }

  @Test
  void isDoneWhenCalledAndNeverTwiceAtOnce() {
    Sinks.Many<Integer> calls = Sinks.many().multicast().directBestEffort();
    List<Sinks.Empty<Void>> turns = new CopyOnWriteArrayList<>();
    PeriodicWork work =
        new PeriodicWork(
                "The work that is called",
                Duration.ofHours(1),
                () -> {
                  Sinks.Empty<Void> turn = Sinks.empty();
                  turns.add(turn);
                  return turn.asMono();
                })
            .whenCalled(calls.asFlux());
    work.start();
    try {
      for (int i = 0; i < 3; i++) {
        calls.tryEmitNext(i).orThrow();
      }
      assertThat(turns).as("the first goes on").hasSize(1);
      turns.getFirst().tryEmitEmpty().orThrow();
      assertThat(turns).as("those that came meanwhile are one").hasSize(2);
      turns.getLast().tryEmitEmpty().orThrow();
      assertThat(turns).hasSize(2);
    } finally {
      work.stop();
    }
  }

  @Test
  void givesUpWhatIsBeingDoneAtTheStop() {
    AtomicInteger givenUp = new AtomicInteger();
    PeriodicWork work =
        new PeriodicWork(
                "The work that is stopped",
                Duration.ofHours(1),
                () -> Mono.never().doOnCancel(givenUp::incrementAndGet))
            .withItsOwnPatience()
            .whenCalled(Flux.concat(Mono.just(1), Mono.never()));
    work.start();
    AtomicBoolean stopped = new AtomicBoolean();
    work.stop(() -> stopped.set(true));

    assertThat(stopped).isTrue();
    assertThat(givenUp).hasValue(1);
  }

  @Test
  void isDoneOnceMoreBehindWhatIsBeingDoneAtTheStop() {
    AtomicInteger times = new AtomicInteger();
    Sinks.Empty<Void> first = Sinks.empty();
    PeriodicWork work =
        new PeriodicWork(
                "The work that is left",
                Duration.ofHours(1),
                () -> times.incrementAndGet() == 1 ? first.asMono() : Mono.empty())
            .whenCalled(Flux.concat(Mono.just(1), Mono.never()))
            .onceMoreAtTheStop();
    work.start();
    AtomicBoolean stopped = new AtomicBoolean();
    work.stop(() -> stopped.set(true));
    assertThat(stopped).as("while it is being done").isFalse();

    first.tryEmitEmpty().orThrow();

    assertThat(stopped).isTrue();
    assertThat(times).hasValue(2);
    assertThat(work.isRunning()).isFalse();
  }
}
