package dev.ilmyeon.articles.front.edit;

import dev.ilmyeon.articles.front.change.Edited;
import dev.ilmyeon.articles.front.change.FrontChange;
import dev.ilmyeon.articles.front.change.LayoutEditor;
import dev.ilmyeon.articles.front.layout.Layout;
import dev.ilmyeon.articles.front.schedule.PictureCheck;
import dev.ilmyeon.articles.front.schedule.PinnedStore;
import dev.ilmyeon.articles.front.version.ChangeFormat;
import dev.ilmyeon.articles.front.version.Head;
import dev.ilmyeon.articles.front.version.VersionKey;
import dev.ilmyeon.articles.front.version.VersionStore;
import dev.ilmyeon.articles.front.version.VersionWriter;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Makes the next version of a front out of changes, or tells which of them cannot be made. The
 * caller holds the front's lock.
 */
final class VersionMaker {

  private final VersionStore versions;
  private final VersionWriter writer;
  private final ChangeFormat format;
  private final PinnedStore pinned;
  private final PictureCheck pictures;
  private final Expiries expiries;

  VersionMaker(
      VersionStore versions,
      VersionWriter writer,
      ChangeFormat format,
      PinnedStore pinned,
      PictureCheck pictures,
      Expiries expiries) {
    this.versions = versions;
    this.writer = writer;
    this.format = format;
    this.pinned = pinned;
    this.pictures = pictures;
    this.expiries = expiries;
  }

  Mono<Made> make(Head head, List<FrontChange> changes, String by) {
    return versions
        .layout(new VersionKey(head.edition(), head.version()))
        .flatMap(layout -> make(head, layout, changes, by));
  }

  private Mono<Made> make(Head head, Layout layout, List<FrontChange> changes, String by) {
    return switch (LayoutEditor.applyAt(head.now(), layout, changes)) {
      case Edited.Refused refused -> Mono.just(new Made.Not(refused));
      case Edited.Changed(Layout next) ->
          hindrance(head, changes)
              .flatMap(found ->
                  found.isPresent()
                      ? Mono.just(new Made.Not(found.get()))
                      : writer
                          .write(head, next, by, format.write(changes))
                          .flatMap(made -> after(head, made))
                          .map(Made.Version::new));
    };
  }

  /** Whatever was true when the changes were planned: what may not be shown now. */
  private Mono<Optional<Edited.Refused>> hindrance(Head head, List<FrontChange> changes) {
    return pinned
        .of(head.edition(), changes)
        .flatMap(articles -> {
          Optional<Edited.Refused> hidden = articles.hidden(changes, head.now());
          return hidden.isPresent() ? Mono.just(hidden) : pictures.now(changes);
        });
  }

  /** What had expired of the version that this one follows is told of now at the latest. */
  private Mono<VersionKey> after(Head head, VersionKey made) {
    return expiries.note(new VersionKey(head.edition(), head.version())).thenReturn(made);
  }

  /** Everything as it was in an earlier version; absent where there is none of that number. */
  Mono<Optional<VersionKey>> restore(Head head, int version, String by) {
    return versions
        .layout(new VersionKey(head.edition(), version))
        .flatMap(_ -> writer.restore(head, version, by))
        .flatMap(made -> after(head, made))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }
}
