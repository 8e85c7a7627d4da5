package dev.ilmyeon.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.media.MovableTicker;
import dev.ilmyeon.media.image.Image;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class ImageLookupTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MovableTicker ticker = new MovableTicker();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicReference<Mono<Image>> database = new AtomicReference<>(image("하나"));
  private final ImageLookup lookup =
      new ImageLookup(
          id ->
              Mono.defer(() -> {
                looks.incrementAndGet();
                return database.get();
              }),
          Clock.systemUTC(),
          ticker);

  @Test
  void looksOnceInFiveSeconds() {
    Image first = find();
    pass(4);
    assertThat(find()).isSameAs(first);
    assertThat(looks).hasValue(1);
    pass(2);

    assertThat(isKnown(first)).isFalse();
    assertThat(find()).as("the same picture is the same object").isSameAs(first);
    assertThat(isKnown(first)).isTrue();
    assertThat(looks).hasValue(2);
  }

  @Test
  void forgetsWhatIsWithdrawn() {
    Image first = find();
    database.set(Mono.empty());
    pass(6);

    assertThat(find()).isNull();
    assertThat(isKnown(first)).isFalse();
  }

  @Test
  void knowsAChangedPictureAsAnother() {
    Image first = find();
    database.set(image("둘"));
    pass(6);

    assertThat(find()).isNotSameAs(first).extracting(Image::alt).isEqualTo("둘");
    assertThat(isKnown(first)).isFalse();
  }

  @Test
  void believesForAMinuteWhatADatabaseSaidThatIsAway() {
    Image first = find();
    database.set(Mono.error(new IllegalStateException("away")));
    pass(6);

    assertThat(find()).isSameAs(first);
    assertThat(find()).as("is not asked again at once").isSameAs(first);
    assertThat(looks).hasValue(2);
    pass(50);
    assertThat(find()).isSameAs(first);
    pass(6);
    assertThatThrownBy(this::find).hasMessageContaining("away");
    database.set(image("하나"));
    assertThat(find()).isEqualTo(first);
  }

  @Test
  void looksOnceForAllWhoAskAtTheSameTime() {
    Sinks.One<Image> answer = Sinks.one();
    database.set(answer.asMono());
    Mono<Image> one = lookup.find(SomeImage.ID).cache();
    Mono<Image> other = lookup.find(SomeImage.ID).cache();
    one.subscribe();
    other.subscribe();
    answer.tryEmitValue(image("셋").blockOptional(PATIENCE).orElseThrow());

    assertThat(one.block(PATIENCE)).isSameAs(other.block(PATIENCE));
    assertThat(looks).hasValue(1);
  }

  private @Nullable Image find() {
    return lookup.find(SomeImage.ID).block(PATIENCE);
  }

  private boolean isKnown(Image image) {
    return lookup.knownUntil(image) - ticker.read() > 0;
  }

  private void pass(int seconds) {
    ticker.pass(Duration.ofSeconds(seconds));
  }

  private static Mono<Image> image(String alt) {
    return Mono.just(SomeImage.of(alt));
  }
}
