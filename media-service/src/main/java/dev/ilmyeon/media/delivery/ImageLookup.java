package dev.ilmyeon.media.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.ilmyeon.media.flight.SingleFlight;
import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.image.ImageId;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The pictures that are asked for now, remembered for five seconds: so a picture that everybody
 * reads costs a statement in five seconds, and one that is withdrawn is gone as soon. When its
 * rights end is known beforehand, so then it is gone at once. While the database does not answer
 * nobody withdraws anything: what it said last holds for a minute, in which it may start again.
 */
final class ImageLookup {

  private static final long FRESH = Duration.ofSeconds(5).toNanos();
  private static final long RETRY = Duration.ofSeconds(1).toNanos();
  private static final Duration STALE = Duration.ofMinutes(1);
  private static final int MOST = 5_000;

  private final Function<ImageId, Mono<Image>> images;
  private final Clock clock;
  private final Ticker ticker;
  private final Cache<ImageId, Known> known;
  private final SingleFlight<ImageId, Image> flights = new SingleFlight<>();

  /**
   * What was found, and by the ticker since when, and until when it is not looked for again. The
   * same picture found again is the same object.
   */
  private record Known(Image image, long since, long until) {}

  /** {@code images} finds one that may be shown, itself or its substitute. */
  ImageLookup(Function<ImageId, Mono<Image>> images, Clock clock, Ticker ticker) {
    this.images = images;
    this.clock = clock;
    this.ticker = ticker;
    this.known =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(STALE).ticker(ticker).build();
  }

  /** A picture that may be shown; empty if there is none. */
  Mono<Image> find(ImageId id) {
    Known last = known.getIfPresent(id);
    return last != null && last.until - ticker.read() > 0
        ? Mono.justOrEmpty(unlessExpired(last.image))
        : flights.join(id, look(id)).onErrorResume(e -> stale(last, e));
  }

  /**
   * Until when, by the ticker, {@link #find} answers this very object without looking for it; the
   * present moment if it would not even now.
   */
  long knownUntil(Image image) {
    Known last = known.getIfPresent(image.id());
    return last != null && last.image == image ? last.until : ticker.read();
  }

  private Mono<Image> look(ImageId id) {
    return images
        .apply(id)
        .filter(found -> found.id().equals(id))
        .map(this::remember)
        .switchIfEmpty(Mono.fromRunnable(() -> known.invalidate(id)));
  }

  private Image remember(Image found) {
    Known last = known.getIfPresent(found.id());
    Image image = last != null && last.image.equals(found) ? last.image : found;
    long now = ticker.read();
    known.put(image.id(), new Known(image, now, now + FRESH));
    return image;
  }

  private Mono<Image> stale(@Nullable Known last, Throwable error) {
    long now = ticker.read();
    if (last == null || now - last.since > STALE.toNanos()) {
      return Mono.error(error);
    }
    known.put(last.image.id(), new Known(last.image, last.since, now + RETRY));
    return Mono.justOrEmpty(unlessExpired(last.image));
  }

  private @Nullable Image unlessExpired(Image image) {
    OffsetDateTime expires = image.rights().expiresAt();
    return expires == null || expires.toInstant().isAfter(clock.instant()) ? image : null;
  }
}
