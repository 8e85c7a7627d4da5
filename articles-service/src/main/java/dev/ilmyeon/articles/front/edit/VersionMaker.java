package dev.ilmyeon.articles.front.edit;

import dev.ilmyeon.articles.front.change.Edited;
import dev.ilmyeon.articles.front.change.FrontChange;
import dev.ilmyeon.articles.front.change.LayoutEditor;
import dev.ilmyeon.articles.front.layout.Layout;
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

  VersionMaker(
      VersionStore versions, VersionWriter writer, ChangeFormat format, PinnedStore pinned) {
    this.versions = versions;
    this.writer = writer;
    this.format = format;
    this.pinned = pinned;
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
          pinned
              .of(changes)
              .flatMap(articles ->
                  articles
                      .hidden(changes, head.now())
                      .map(hidden -> Mono.<Made>just(new Made.Not(hidden)))
                      .orElseGet(() ->
                          writer
                              .write(head, next, by, format.write(changes))
                              .map(Made.Version::new)));
    };
  }

  /** Everything as it was in an earlier version; absent where there is none of that number. */
  Mono<Optional<VersionKey>> restore(Head head, int version, String by) {
    return versions
        .layout(new VersionKey(head.edition(), version))
        .flatMap(_ -> writer.restore(head, version, by))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }
}
