package dev.ilmyeon.articles.front;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a front page with its cards, at most as many as its capacity. */
record Container(
    String key, ContainerKind kind, String title, @Nullable String morePath, List<Card> all) {

  Container {
    all = List.copyOf(all);
  }
}
