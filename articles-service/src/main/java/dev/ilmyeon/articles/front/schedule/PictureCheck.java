package dev.ilmyeon.articles.front.schedule;

import dev.ilmyeon.articles.front.change.Edited;
import dev.ilmyeon.articles.front.change.FrontChange;
import dev.ilmyeon.articles.front.change.Refusal;
import dev.ilmyeon.articles.front.change.Setting;
import dev.ilmyeon.articles.media.Image;
import dev.ilmyeon.articles.picture.PictureRights;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Whether the pictures that changes put in place of targets' own may be shown: by the real clock,
 * wherever the edition's stands.
 */
public final class PictureCheck {

  private final PictureRights rights;
  private final Clock clock;

  PictureCheck(PictureRights rights, Clock clock) {
    this.rights = rights;
    this.clock = clock;
  }

  /** Asks media beforehand; never an error. */
  public Mono<Void> learn(List<FrontChange> changes) {
    return rights.learn(images(changes));
  }

  /** The first change with a picture that may not be shown by now. */
  public Mono<Optional<Edited.Refused>> now(List<FrontChange> changes) {
    return at(clock.instant(), changes);
  }

  /** … or at that time, if that is ahead. */
  public Mono<Optional<Edited.Refused>> at(Instant time, List<FrontChange> changes) {
    Instant now = clock.instant();
    return rights
        .hindrance(images(changes), time.isAfter(now) ? time : now)
        .map(found -> found.map(hindrance -> refused(changes, hindrance)));
  }

  private static Edited.Refused refused(
      List<FrontChange> changes, PictureRights.Hindrance hindrance) {
    int index = 0;
    while (!image(changes.get(index)).filter(id -> id == hindrance.image()).isPresent()) {
      index++;
    }
    return new Edited.Refused(
        index,
        switch (hindrance.why()) {
          case PICTURE_NOT_SHOWN -> Refusal.PICTURE_NOT_SHOWN;
          case PICTURE_UNKNOWN -> Refusal.PICTURE_UNKNOWN;
        });
  }

  private static List<Long> images(List<FrontChange> changes) {
    return changes.stream().flatMap(change -> image(change).stream()).toList();
  }

  private static Optional<Long> image(FrontChange change) {
    return switch (change) {
      case FrontChange.Pin(var _, var _, var card) -> number(card.imageOverride());
      case FrontChange.Dress(var _, var _, var _, Setting.To<Image>(Image image)) -> number(image);
      case FrontChange.Dress _, FrontChange.Unpin _, FrontChange.Move _, FrontChange.Expire _ ->
          Optional.empty();
    };
  }

  private static Optional<Long> number(@Nullable Image image) {
    return image == null ? Optional.empty() : Optional.of(image.id());
  }
}
