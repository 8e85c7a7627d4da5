package dev.ilmyeon.articles.front.edit;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.front.change.FrontChange;
import dev.ilmyeon.articles.front.change.Setting;
import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Slot;
import dev.ilmyeon.articles.front.layout.Snap;
import dev.ilmyeon.articles.media.Gallery;
import dev.ilmyeon.articles.media.Image;
import dev.ilmyeon.articles.region.Region;
import dev.ilmyeon.articles.region.RegionCode;
import dev.ilmyeon.platform.subgraph.problem.Violation;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** Reads changes as clients write them, and notes each mistake with its path. */
final class ChangeParser {

  private static final int MAX_CHANGES = 50;
  private static final int MAX_HEADLINE = 200;
  private static final int MAX_KICKER = 40;
  private static final Pattern CONTAINER = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern LINK = Pattern.compile("(https?://|/)[!-~]{0,490}");

  private final Map<RegionCode, Region> regions;
  private final List<Violation> violations = new ArrayList<>();

  ChangeParser(Map<RegionCode, Region> regions) {
    this.regions = regions;
  }

  /** What is wrong; empty if the changes can be used. */
  List<Violation> violations() {
    return List.copyOf(violations);
  }

  List<FrontChange> parse(List<FrontInput.Change> changes) {
    Path path = new Path(List.of("changes"));
    if (changes.isEmpty() || changes.size() > MAX_CHANGES) {
      wrong("HOW_MANY_CHANGES", path, MAX_CHANGES);
      return List.of();
    }
    List<FrontChange> parsed = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      change(changes.get(i), path.at(String.valueOf(i))).ifPresent(parsed::add);
    }
    return parsed;
  }

  private Optional<FrontChange> change(FrontInput.Change change, Path path) {
    long given =
        Stream.of(change.pin(), change.unpin(), change.move(), change.override(), change.expire())
            .filter(Objects::nonNull)
            .count();
    if (given != 1) {
      wrong("EXACTLY_ONE", path);
      return Optional.empty();
    }
    if (change.pin() != null) {
      return pin(change.pin(), path.at("pin"));
    }
    if (change.unpin() != null) {
      return slot(change.unpin().target(), null, path.at("unpin"))
          .map(slot -> new FrontChange.Unpin(slot.key()));
    }
    if (change.move() != null) {
      return move(change.move(), path.at("move"));
    }
    return change.override() != null
        ? dress(change.override(), path.at("override"))
        : expire(Objects.requireNonNull(change.expire()), path.at("expire"));
  }

  private Optional<FrontChange> pin(FrontInput.Pin pin, Path path) {
    place(pin.container(), pin.position(), path);
    text(pin.headline(), MAX_HEADLINE, path.at("headline"));
    text(pin.kicker(), MAX_KICKER, path.at("kicker"));
    Image image = image(pin.image(), path.at("image"));
    OffsetDateTime until = time(pin.until());
    return slot(pin.target(), Objects.requireNonNullElse(pin.title(), ""), path)
        .map(slot ->
            new FrontChange.Pin(
                pin.container(),
                pin.position(),
                new CuratedCard(slot, pin.headline(), pin.kicker(), until, image)));
  }

  private Optional<FrontChange> move(FrontInput.Move move, Path path) {
    place(move.container(), move.position(), path);
    return slot(move.target(), null, path)
        .map(slot -> new FrontChange.Move(slot.key(), move.container(), move.position()));
  }

  private Optional<FrontChange> dress(FrontInput.Override override, Path path) {
    Setting<String> headline = text(override.headline(), MAX_HEADLINE, path.at("headline"));
    Setting<String> kicker = text(override.kicker(), MAX_KICKER, path.at("kicker"));
    ArgumentValue<String> image = override.image();
    Setting<Image> picture =
        image.isOmitted()
            ? new Setting.Left<>()
            : new Setting.To<>(image(image.value(), path.at("image")));
    return slot(override.target(), null, path)
        .map(slot -> new FrontChange.Dress(slot.key(), headline, kicker, picture));
  }

  private Optional<FrontChange> expire(FrontInput.Expire expire, Path path) {
    OffsetDateTime until = time(expire.until());
    return slot(expire.target(), null, path).map(slot -> new FrontChange.Expire(slot.key(), until));
  }

  /**
   * @param title of a link that is to be shown; null where a card is only named
   */
  private Optional<Slot> slot(FrontInput.Target target, @Nullable String title, Path of) {
    Path path = of.at("target");
    List<String> given =
        Stream.of(target.article(), target.gallery(), target.region(), target.link())
            .filter(Objects::nonNull)
            .toList();
    if (given.size() != 1) {
      wrong("EXACTLY_ONE", path);
      return Optional.empty();
    }
    Optional<Slot> slot =
        target.article() != null
            ? ArticleId.parse(target.article()).map(Slot.OfArticle::new)
            : target.gallery() != null
                ? ArticleId.parse(target.gallery())
                    .map(id -> new Slot.OfGallery(new Gallery(id.value())))
                : target.region() != null ? region(target.region()) : link(given.getFirst(), title);
    if (slot.isEmpty()) {
      wrong("NO_SUCH_TARGET", path);
    } else if (title != null && target.link() != null) {
      title(title, of.at("title"));
    }
    return slot;
  }

  private Optional<Slot> region(String code) {
    return RegionCode.parse(code)
        .flatMap(known -> Optional.ofNullable(regions.get(known)))
        .map(Slot.OfRegion::new);
  }

  private static Optional<Slot> link(String url, @Nullable String title) {
    return LINK.matcher(url).matches()
        ? Optional.of(new Slot.OfSnap(new Snap(Objects.requireNonNullElse(title, ""), url)))
        : Optional.empty();
  }

  private void title(String title, Path path) {
    if (title.isBlank()) {
      wrong("TEXT_MISSING", path);
    } else {
      text(title, MAX_HEADLINE, path);
    }
  }

  private void place(String container, @Nullable Integer position, Path path) {
    if (!CONTAINER.matcher(container).matches()) {
      wrong("NO_SUCH_CONTAINER", path.at("container"));
    }
    if (position != null && position < 1) {
      wrong("POSITION_BELOW_ONE", path.at("position"));
    }
  }

  private Setting<String> text(ArgumentValue<String> given, int max, Path path) {
    if (given.isOmitted()) {
      return new Setting.Left<>();
    }
    text(given.value(), max, path);
    return new Setting.To<>(given.value());
  }

  private void text(@Nullable String text, int max, Path path) {
    if (text != null
        && (text.isBlank()
            || text.codePointCount(0, text.length()) > max
            || !text.codePoints().allMatch(ChangeParser::isPrintable))) {
      wrong("TEXT_UNUSABLE", path, max);
    }
  }

  /** Neither a control character nor half a surrogate pair. */
  private static boolean isPrintable(int codePoint) {
    return !Character.isISOControl(codePoint)
        && Character.getType(codePoint) != Character.SURROGATE;
  }

  private @Nullable Image image(@Nullable String id, Path path) {
    if (id == null) {
      return null;
    }
    Optional<Image> image = ArticleId.parse(id).map(number -> new Image(number.value()));
    if (image.isEmpty()) {
      wrong("NO_SUCH_IMAGE", path);
    }
    return image.orElse(null);
  }

  private static @Nullable OffsetDateTime time(@Nullable OffsetDateTime until) {
    return until == null ? null : Kst.at(Kst.checked("until", until));
  }

  private void wrong(String code, Path path, Object... arguments) {
    violations.add(
        new Violation(code, Stream.of(arguments).map(String::valueOf).toList(), path.steps()));
  }

  private record Path(List<String> steps) {

    Path at(String step) {
      return new Path(Stream.concat(steps.stream(), Stream.of(step)).toList());
    }
  }
}
