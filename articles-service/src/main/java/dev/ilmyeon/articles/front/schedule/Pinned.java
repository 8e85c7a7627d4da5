package dev.ilmyeon.articles.front.schedule;

import dev.ilmyeon.articles.front.change.Edited;
import dev.ilmyeon.articles.front.change.FrontChange;
import dev.ilmyeon.articles.front.change.Refusal;
import dev.ilmyeon.articles.front.layout.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The articles that changes pin, and from when on readers see each. */
public final class Pinned {

  /**
   * @param publicFrom by what is planned too; null: no time is set
   */
  record Article(@Nullable Instant publicFrom, boolean withdrawn) {

    boolean isPublicAt(Instant time) {
      return publicFrom != null && !publicFrom.isAfter(time);
    }
  }

  private final Map<Long, Article> articles;

  Pinned(Map<Long, Article> articles) {
    this.articles = Map.copyOf(articles);
  }

  static Stream<Long> ids(FrontChange change) {
    return change instanceof FrontChange.Pin(var _, var _, var card)
            && card.slot() instanceof Slot.OfArticle(var id)
        ? Stream.of(id.value())
        : Stream.empty();
  }

  /** The first change that pins an article that readers will not see at that time. */
  public Optional<Edited.Refused> hidden(List<FrontChange> changes, Instant time) {
    return first(changes, article -> article.isPublicAt(time));
  }

  /** The first that pins an article that never was, or never will be seen again. */
  public Optional<Edited.Refused> impossible(List<FrontChange> changes) {
    return first(changes, article -> !article.withdrawn());
  }

  private Optional<Edited.Refused> first(List<FrontChange> changes, Predicate<Article> good) {
    for (int i = 0; i < changes.size(); i++) {
      Optional<Long> id = ids(changes.get(i)).findFirst();
      if (id.isPresent()) {
        Article article = articles.get(id.get());
        if (article == null) {
          return Optional.of(new Edited.Refused(i, Refusal.NO_SUCH_TARGET));
        }
        if (!good.test(article)) {
          return Optional.of(new Edited.Refused(i, Refusal.TARGET_NOT_PUBLIC));
        }
      }
    }
    return Optional.empty();
  }
}
