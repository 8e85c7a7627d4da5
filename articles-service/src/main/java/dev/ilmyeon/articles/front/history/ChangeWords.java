package dev.ilmyeon.articles.front.history;

import dev.ilmyeon.articles.front.change.FrontChange;
import dev.ilmyeon.articles.front.change.Setting;
import dev.ilmyeon.articles.front.layout.SlotKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes as a dashboard lists them, a line each. */
final class ChangeWords {

  private ChangeWords() {}

  static String of(FrontChange change) {
    return switch (change) {
      case FrontChange.Pin(String container, Integer position, var card) ->
          "pin %s to %s".formatted(card.slot().key(), place(container, position));
      case FrontChange.Unpin(SlotKey target) -> "unpin " + target;
      case FrontChange.Move(SlotKey target, String container, Integer position) ->
          "move %s to %s".formatted(target, place(container, position));
      case FrontChange.Dress(SlotKey target, var headline, var kicker, var image) -> {
        List<String> words = new ArrayList<>();
        add(words, "headline", headline);
        add(words, "kicker", kicker);
        add(words, "image", image);
        yield "override %s: %s".formatted(target, String.join(", ", words));
      }
      case FrontChange.Expire(SlotKey target, var until) ->
          until == null ? "keep " + target : "expire %s at %s".formatted(target, until);
    };
  }

  private static String place(String container, @Nullable Integer position) {
    return container + " " + (position == null ? "end" : position);
  }

  private static void add(List<String> words, String name, Setting<?> setting) {
    if (setting instanceof Setting.To<?>(var value)) {
      words.add(value == null ? "no " + name : name);
    }
  }
}
