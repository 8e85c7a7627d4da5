package dev.ilmyeon.media.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.image.ImageId;
import dev.ilmyeon.media.image.ImageStore;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The pictures that are asked for now, remembered for five seconds: so a picture that everybody
 * reads costs a statement in five seconds, and one that is withdrawn is gone as soon. When its
 * rights end is known beforehand, so then it is gone at once.
 */
final class ImageLookup {

  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final int MOST = 5_000;

  private final ImageStore images;
  private final Clock clock;
  private final Cache<ImageId, Image> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

  ImageLookup(ImageStore images, Clock clock) {
    this.images = images;
    this.clock = clock;
  }

  /** A picture that may be shown; empty if there is none. */
  Mono<Image> find(ImageId id) {
    Image image = known.getIfPresent(id);
    return image == null
        ? images.find(id).filter(found -> found.id().equals(id)).doOnNext(this::remember)
        : Mono.justOrEmpty(unlessExpired(image));
  }

  private void remember(Image image) {
    known.put(image.id(), image);
  }

  private @Nullable Image unlessExpired(Image image) {
    OffsetDateTime expires = image.rights().expiresAt();
    return expires == null || expires.toInstant().isAfter(clock.instant()) ? image : null;
  }
}
