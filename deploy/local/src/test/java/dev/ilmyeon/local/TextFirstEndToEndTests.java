package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.local.option.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The page with its text before its pictures and the weather, {@code deploy/text-first.graphql}:
 * the text waits for articles alone, and all parts together are the page that comes in one piece.
 */
@Timeout(300)
class TextFirstEndToEndTests {

  private static final List<Part> DEFERRED = List.of(Part.MEDIA, Part.WEATHER);

  private final RealPortal portal = RealPortal.get();
  private String query;
  private JsonNode whole;

  @BeforeEach
  void askForTheWholePage() throws IOException {
    query = Files.readString(Checkout.find().root().resolve("deploy/text-first.graphql"));
    whole = portal.askForTheWholePage().path("data");
  }

  @AfterEach
  void wake() throws Exception {
    for (Part part : DEFERRED) {
      portal.wake(part);
    }
    portal.askForTheWholePage();
  }

  @Test
  void itsPartsTogetherAreTheWholePage() throws Exception {
    JsonNode page;
    try (PagePayloads payloads = portal.askInParts(query)) {
      JsonNode first = payloads.next();
      assertThat(first.path("hasNext").asBoolean()).isTrue();
      assertThat(first.has("errors")).isFalse();
      page = first.path("data");
      assertThat(page.has("weatherStrip")).isFalse();
      assertThat(page.toString()).doesNotContain("srcset");
      payloads.forEachRemaining(payload -> merge(payload, page));
    }

    assertThat(page).isEqualTo(whole);
  }

  @Test
  void theTextComesWhileMediaAndWeatherHang() throws Exception {
    for (Part part : DEFERRED) {
      portal.hang(part);
    }

    try (PagePayloads payloads = portal.askInParts(query)) {
      JsonNode text = payloads.next();

      assertThat(text.has("errors")).isFalse();
      JsonNode lead = text.at("/data/frontPage/containers/0/cards/0/target");
      assertThat(lead.path("title"))
          .isEqualTo(whole.at("/frontPage/containers/0/cards/0/target/title"));
      assertThat(lead.path("blocks"))
          .isEqualTo(whole.at("/frontPage/containers/0/cards/0/target/blocks"));
      assertThat(payloads.next().toString()).contains("SUBGRAPH_TIMEOUT");
    }
  }

  private static void merge(JsonNode payload, JsonNode page) {
    for (JsonNode part : payload.path("incremental")) {
      assertThat(part.has("errors")).as(part.toString()).isFalse();
      JsonNode object = page;
      for (JsonNode step : part.path("path")) {
        object = step.isNumber() ? object.path(step.asInt()) : object.path(step.asString());
      }
      merge((ObjectNode) object, part.path("data"));
    }
  }

  private static void merge(ObjectNode object, JsonNode more) {
    more.properties()
        .forEach(field -> {
          if (object.get(field.getKey()) instanceof ObjectNode known
              && field.getValue().isObject()) {
            merge(known, field.getValue());
          } else {
            object.set(field.getKey(), field.getValue());
          }
        });
  }
}
