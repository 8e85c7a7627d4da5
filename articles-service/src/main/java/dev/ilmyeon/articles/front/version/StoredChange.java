package dev.ilmyeon.articles.front.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.front.change.FrontChange;
import dev.ilmyeon.articles.front.change.Setting;
import dev.ilmyeon.articles.front.layout.SlotKey;
import dev.ilmyeon.articles.media.Image;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change as JSON; what its kind has no use for is absent. A text or picture that is set to
 * nothing is an object without a value, one that is left as it is is absent.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredChange(
    Kind kind,
    @Nullable String target,
    @Nullable String container,
    @Nullable Integer position,
    @Nullable StoredCard card,
    @Nullable Text headline,
    @Nullable Text kicker,
    @Nullable Picture image,
    @Nullable Instant until) {

  enum Kind {
    PIN,
    UNPIN,
    MOVE,
    DRESS,
    EXPIRE
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Text(@Nullable String to) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Picture(@Nullable Long to) {}

  static StoredChange of(FrontChange change) {
    return switch (change) {
      case FrontChange.Pin(String container, Integer position, var card) ->
          new StoredChange(
              Kind.PIN, null, container, position, StoredCard.of(card), null, null, null, null);
      case FrontChange.Unpin(SlotKey target) ->
          new StoredChange(Kind.UNPIN, target.value(), null, null, null, null, null, null, null);
      case FrontChange.Move(SlotKey target, String container, Integer position) ->
          new StoredChange(
              Kind.MOVE, target.value(), container, position, null, null, null, null, null);
      case FrontChange.Dress(SlotKey target, var headline, var kicker, var image) ->
          new StoredChange(
              Kind.DRESS,
              target.value(),
              null,
              null,
              null,
              text(headline),
              text(kicker),
              picture(image),
              null);
      case FrontChange.Expire(SlotKey target, OffsetDateTime until) ->
          new StoredChange(
              Kind.EXPIRE,
              target.value(),
              null,
              null,
              null,
              null,
              null,
              null,
              until == null ? null : until.toInstant());
    };
  }

  FrontChange change() {
    return switch (kind) {
      case PIN ->
          new FrontChange.Pin(
              Objects.requireNonNull(container), position, Objects.requireNonNull(card).card());
      case UNPIN -> new FrontChange.Unpin(key());
      case MOVE -> new FrontChange.Move(key(), Objects.requireNonNull(container), position);
      case DRESS ->
          new FrontChange.Dress(
              key(),
              headline == null ? new Setting.Left<>() : new Setting.To<>(headline.to()),
              kicker == null ? new Setting.Left<>() : new Setting.To<>(kicker.to()),
              image == null ? new Setting.Left<>() : new Setting.To<>(image(image)));
      case EXPIRE -> new FrontChange.Expire(key(), until == null ? null : Kst.at(until));
    };
  }

  private SlotKey key() {
    return new SlotKey(Objects.requireNonNull(target));
  }

  private static @Nullable Text text(Setting<String> setting) {
    return switch (setting) {
      case Setting.Left<String>() -> null;
      case Setting.To<String>(String value) -> new Text(value);
    };
  }

  private static @Nullable Picture picture(Setting<Image> setting) {
    return switch (setting) {
      case Setting.Left<Image>() -> null;
      case Setting.To<Image>(Image value) -> new Picture(value == null ? null : value.id());
    };
  }

  private static @Nullable Image image(Picture picture) {
    return picture.to() == null ? null : new Image(picture.to());
  }
}
