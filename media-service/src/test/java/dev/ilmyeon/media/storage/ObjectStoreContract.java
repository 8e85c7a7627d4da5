package dev.ilmyeon.media.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What holds of every store. */
abstract class ObjectStoreContract {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final byte[] PICTURE = "a picture".getBytes(StandardCharsets.UTF_8);

  abstract ObjectStore store();

  @Test
  void givesBackWhatWasKeptUnderItsHash() throws IOException {
    ContentHash hash = await(store().keep(PICTURE));

    assertThat(hash).isEqualTo(ContentHash.of(PICTURE));
    Path file = await(store().file(hash));
    assertThat(Files.readAllBytes(file)).isEqualTo(PICTURE);
    assertThat(ContentHash.of(file)).isEqualTo(hash);
  }

  @Test
  void keepsTheSameBytesOnceHoweverManyBringThem() {
    StepVerifier.create(
            Flux.range(0, 8).flatMap(i -> store().keep(PICTURE)).distinct().collectList())
        .assertNext(hashes -> assertThat(hashes).containsExactly(ContentHash.of(PICTURE)))
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void findsNothingThatWasNotKept() {
    StepVerifier.create(store().file(ContentHash.of(new byte[] {1, 2, 3})))
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void forgetsWhatIsRemoved() {
    byte[] other = "another".getBytes(StandardCharsets.UTF_8);
    ContentHash hash = await(store().keep(other));

    StepVerifier.create(store().remove(hash).then(store().remove(hash)).then(store().file(hash)))
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void tellsWhatHasBeenThereSinceBeforeAMoment() {
    ContentHash hash = await(store().keep("a third".getBytes(StandardCharsets.UTF_8)));
    Instant now = Instant.now();

    assertThat(await(store().keptBefore(now.plusSeconds(3_600)).collectList())).contains(hash);
    assertThat(await(store().keptBefore(now.minusSeconds(3_600)).collectList())).isEmpty();
  }

  static <T> T await(Mono<T> mono) {
    return Objects.requireNonNull(mono.block(PATIENCE));
  }
}
