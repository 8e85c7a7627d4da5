package dev.ilmyeon.platform.subgraph.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class TurnsTests {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Turns turns = new Turns(2, DEADLINE);
  private final List<Integer> begun = new ArrayList<>();

  private Mono<Integer> work(int number, Sinks.Empty<Void> end) {
    return turns.take(
        Mono.defer(() -> {
          begun.add(number);
          return end.asMono().thenReturn(number);
        }));
  }

  @Test
  void letsSoManyGoAndOthersInTheirOrder() {
    List<Sinks.Empty<Void>> ends =
        List.of(Sinks.empty(), Sinks.empty(), Sinks.empty(), Sinks.empty());
    for (int i = 0; i < 4; i++) {
      work(i, ends.get(i)).subscribe();
    }
    assertThat(begun).containsExactly(0, 1);
    ends.get(1).tryEmitEmpty();
    assertThat(begun).containsExactly(0, 1, 2);
    ends.get(0).tryEmitEmpty();
    assertThat(begun).containsExactly(0, 1, 2, 3);
  }

  @Test
  void passesOnTheTurnOfWhoFailsOrIsCancelled() {
    Sinks.Empty<Void> failing = Sinks.empty();
    work(0, failing).onErrorComplete().subscribe();
    Disposable going = work(1, Sinks.empty()).subscribe();
    Disposable waiting = work(2, Sinks.empty()).subscribe();
    work(3, Sinks.empty()).subscribe();
    work(4, Sinks.empty()).subscribe();

    waiting.dispose();
    going.dispose();
    failing.tryEmitError(new IllegalStateException("fails"));

    assertThat(begun).containsExactly(0, 1, 3, 4);
  }

  @Test
  void letsNobodyWaitForGood() {
    Turns one = new Turns(1, Duration.ofMillis(20));
    one.take(Mono.never()).subscribe();

    StepVerifier.create(one.take(Mono.just(1)))
        .expectError(Turns.NoTurnException.class)
        .verify(DEADLINE);
  }

  @Test
  void losesNoTurn() {
    AtomicInteger going = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Flux.range(0, 2_000)
        .flatMap(
            i ->
                turns
                    .take(
                        Mono.fromCallable(
                                () -> most.accumulateAndGet(going.incrementAndGet(), Math::max))
                            .subscribeOn(Schedulers.parallel())
                            .doFinally(_ -> going.decrementAndGet()))
                    .timeout(i % 3 == 0 ? Duration.ofNanos(i * 100L) : DEADLINE)
                    .onErrorComplete(),
            50)
        .blockLast(DEADLINE);

    assertThat(most).hasValueLessThanOrEqualTo(2);
    StepVerifier.create(Flux.range(0, 2).flatMap(i -> turns.take(Mono.just(i))))
        .expectNextCount(2)
        .expectComplete()
        .verify(DEADLINE);
  }
}
