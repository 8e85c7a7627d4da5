package dev.ilmyeon.articles.front.version;

import dev.ilmyeon.articles.front.layout.ContainerLayout;
import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Layout;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the rows of a front, a card each and in order, into its layout. */
public final class LayoutRows {

  private LayoutRows() {}

  /** A card in its container; the container is null on an empty page, the card in an empty one. */
  public record Row(@Nullable ContainerLayout container, @Nullable CuratedCard card) {

    public static Row read(Readable row) {
      return new Row(LayoutColumns.container(row), LayoutColumns.card(row));
    }
  }

  public static Layout layout(List<Row> rows) {
    Map<String, ContainerLayout> containers = new LinkedHashMap<>();
    Map<String, List<CuratedCard>> cards = new LinkedHashMap<>();
    for (Row row : rows) {
      ContainerLayout container = row.container();
      if (container == null) {
        continue;
      }
      containers.putIfAbsent(container.key(), container);
      List<CuratedCard> placed = cards.computeIfAbsent(container.key(), _ -> new ArrayList<>());
      if (row.card() != null) {
        placed.add(row.card());
      }
    }
    return new Layout(
        containers.values().stream()
            .map(container -> container.withCards(cards.getOrDefault(container.key(), List.of())))
            .toList());
  }
}
