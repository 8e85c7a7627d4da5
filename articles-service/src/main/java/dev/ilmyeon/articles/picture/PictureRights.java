package dev.ilmyeon.articles.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Whether pictures may be shown when something with them is published. Media decides anew each time
 * it renders one, and the answer here is never asked of it while somebody waits in a transaction:
 * it is what media said last, and when that right ends is part of what it said. A picture that
 * media never spoke of counts as one that may not be shown.
 */
public final class PictureRights {

  private static final Logger log = LoggerFactory.getLogger(PictureRights.class);

  /** A picture that is in the way. */
  public record Hindrance(long image, Why why) {}

  /** Why. The names are codes that clients see. */
  public enum Why {
    /** It may not be shown at that time. */
    PICTURE_NOT_SHOWN,
    /** Media has not said whether it may. */
    PICTURE_UNKNOWN
  }

  private final RightsStore store;
  private final @Nullable MediaService media;
  private final Duration patience;

  /**
   * @param patience for who publishes now: then what was known before has to do
   */
  PictureRights(RightsStore store, @Nullable MediaService media, Duration patience) {
    this.store = store;
    this.media = media;
    this.patience = patience;
  }

  /** Asks media, for a moment, before a transaction begins in which it matters. Never an error. */
  public Mono<Void> learn(Collection<Long> images) {
    List<Long> asked = images.stream().distinct().sorted().limit(RightsStore.AT_ONCE).toList();
    return media == null || asked.isEmpty()
        ? Mono.empty()
        : media
            .rights(asked)
            .flatMap(store::keep)
            .timeout(patience)
            .onErrorResume(e -> {
              log.warn("Media was not asked for rights: {}", e.toString());
              return Mono.empty();
            });
  }

  /** The first of the pictures that is in the way at that time; one statement. */
  public Mono<Optional<Hindrance>> hindrance(Collection<Long> images, Instant time) {
    return media == null || images.isEmpty()
        ? Mono.just(Optional.empty())
        : store.of(images).map(known -> first(images, known, time));
  }

  private static Optional<Hindrance> first(
      Collection<Long> images, Map<Long, Right> known, Instant time) {
    for (long image : images) {
      Right right = known.get(image);
      if (right == null) {
        return Optional.of(new Hindrance(image, Why.PICTURE_UNKNOWN));
      }
      if (!right.holdsAt(time)) {
        return Optional.of(new Hindrance(image, Why.PICTURE_NOT_SHOWN));
      }
    }
    return Optional.empty();
  }

  /** Asks media for what is planned, so that it is known when the time has come. */
  Mono<Void> watch() {
    return media == null
        ? Mono.empty()
        : store
            .needed()
            .filter(images -> !images.isEmpty())
            .flatMap(media::rights)
            .flatMap(store::keep);
  }
}
