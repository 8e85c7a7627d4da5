package dev.ilmyeon.local;

import dev.ilmyeon.local.option.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What of the page is each service's. */
final class Losses {

  private Losses() {}

  /** The data of a page without what a service knows. */
  static JsonNode of(Part service, JsonNode whole) {
    ObjectNode page = (ObjectNode) whole.deepCopy();
    switch (service) {
      case ARTICLES -> page.putNull("frontPage");
      case WEATHER -> {
        page.putNull("weatherStrip");
        loseKey(page.path("frontPage"), "weather");
      }
      case MEDIA -> {
        page.putNull("photoNews");
        loseKey(page.path("frontPage"), "leadImage");
        loseKey(page.path("frontPage"), "imageOverride");
        loseGalleries(page.path("frontPage"));
      }
      case GATEWAY -> throw new IllegalArgumentException("Nothing comes without the gateway");
    }
    return page;
  }

  private static void loseKey(JsonNode node, String key) {
    if (node instanceof ObjectNode object && object.has(key)) {
      object.putNull(key);
    }
    node.valueStream().forEach(child -> loseKey(child, key));
  }

  /** A gallery's title is the media service's: without it there is no card. */
  private static void loseGalleries(JsonNode node) {
    if (node instanceof ObjectNode card
        && card.at("/target/__typename").asString("").equals("Gallery")) {
      card.putNull("target");
    }
    node.valueStream().forEach(Losses::loseGalleries);
  }
}
