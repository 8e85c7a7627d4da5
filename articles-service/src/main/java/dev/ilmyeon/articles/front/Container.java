package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.front.layout.ContainerKind;
import dev.ilmyeon.articles.front.layout.ContainerLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a front page with its cards, at most as many as its capacity. */
public record Container(
    String key, ContainerKind kind, String title, @Nullable String morePath, List<Card> all) {

  public Container {
    all = List.copyOf(all);
  }

  static Container of(ContainerLayout container, List<Card> cards) {
    return new Container(
        container.key(), container.kind(), container.title(), container.morePath(), cards);
  }
}
