package dev.ilmyeon.media.flight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class SingleFlightTests {

  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final SingleFlight<String, String> flight = new SingleFlight<>();
  private final AtomicInteger started = new AtomicInteger();
  private final Sinks.One<String> outcome = Sinks.one();
  private final Mono<String> work =
      Mono.defer(() -> {
        started.incrementAndGet();
        return outcome.asMono();
      });

  @Test
  void startsOnceForAllWhoAskMeanwhile() {
    Flux<String> all = Flux.range(0, 50).flatMap(i -> flight.join("a", work), 50);

    StepVerifier.create(all)
        .then(() -> outcome.tryEmitValue("done"))
        .expectNextCount(50)
        .expectComplete()
        .verify(DEADLINE);
    assertThat(started).hasValue(1);
  }

  @Test
  void startsAnewOnceItHasEnded() {
    outcome.tryEmitValue("done");

    StepVerifier.create(flight.join("a", work).then(flight.join("a", work)))
        .expectNext("done")
        .expectComplete()
        .verify(DEADLINE);
    assertThat(started).hasValue(2);
  }

  @Test
  void startsAnewAfterAnError() {
    outcome.tryEmitError(new IllegalStateException("broken"));

    StepVerifier.create(flight.join("a", work)).expectErrorMessage("broken").verify(DEADLINE);
    StepVerifier.create(flight.join("a", Mono.just("mended")))
        .expectNext("mended")
        .expectComplete()
        .verify(DEADLINE);
  }

  @Test
  void goesOnForTheOthersWhenTheFirstLeaves() {
    Disposable first = flight.join("a", work).subscribe();
    StepVerifier.create(flight.join("a", work))
        .then(first::dispose)
        .then(() -> outcome.tryEmitValue("done"))
        .expectNext("done")
        .expectComplete()
        .verify(DEADLINE);
    assertThat(started).hasValue(1);
  }
}
