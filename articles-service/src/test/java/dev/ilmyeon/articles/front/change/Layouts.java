package dev.ilmyeon.articles.front.change;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.front.layout.ContainerKind;
import dev.ilmyeon.articles.front.layout.ContainerLayout;
import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Fill;
import dev.ilmyeon.articles.front.layout.Layout;
import dev.ilmyeon.articles.front.layout.Slot;
import dev.ilmyeon.articles.front.layout.SlotKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Layouts of articles, written and read as {@code top: 1 2 3}. */
final class Layouts {

  private Layouts() {}

  static Layout layout(String... containers) {
    return new Layout(Arrays.stream(containers).map(Layouts::container).toList());
  }

  private static ContainerLayout container(String text) {
    String[] parts = text.split(": ?", 2);
    List<CuratedCard> cards =
        parts[1].isEmpty()
            ? List.of()
            : Arrays.stream(parts[1].split(" ")).map(id -> card(Long.parseLong(id))).toList();
    return new ContainerLayout(
        parts[0], ContainerKind.LIST, parts[0], null, 3, new Fill.Nothing(), cards);
  }

  static CuratedCard card(long id) {
    return new CuratedCard(new Slot.OfArticle(new ArticleId(id)), null, null, null, null);
  }

  static SlotKey article(long id) {
    return SlotKey.ofArticle(id);
  }

  static String text(Layout layout) {
    return layout.containers().stream()
        .map(container ->
            container.key()
                + ":"
                + container.cards().stream()
                    .map(card -> " " + card.slot().key().value().replace("article:", ""))
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  /** A container with so many cards, from that number on. */
  static String full(String key, long from, int cards) {
    return key
        + ": "
        + LongStream.range(from, from + cards)
            .mapToObj(Long::toString)
            .collect(Collectors.joining(" "));
  }
}
