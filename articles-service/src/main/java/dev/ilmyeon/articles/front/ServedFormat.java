package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.version.StoredCard;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A container's cards as the record of what was served holds them. */
public final class ServedFormat {

  private final JsonMapper json;

  ServedFormat(JsonMapper json) {
    this.json = json;
  }

  /** A card on its place; places go from 1 without a gap. */
  record ServedCard(Origin origin, StoredCard card) {

    static ServedCard of(Card card) {
      return new ServedCard(
          card.origin(),
          StoredCard.of(
              new CuratedCard(
                  card.slot(),
                  card.headline(),
                  card.kicker(),
                  card.until(),
                  card.imageOverride())));
    }
  }

  public String write(Container container) {
    return json.writeValueAsString(container.all().stream().map(ServedCard::of).toList());
  }

  List<ServedCard> read(String text) {
    return json.readValue(text, new TypeReference<List<ServedCard>>() {});
  }

  /** Whether both tell of the same cards, however they are written. */
  public boolean same(String one, String other) {
    return read(one).equals(read(other));
  }
}
