package dev.ilmyeon.platform.subgraph.purge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of the responses that are kept. A tag is an entity ({@code Article:1001}) or a field
 * ({@code Section.articles}).
 *
 * @param tombstones what must never be answered again
 * @param tags what has changed
 */
public record PurgeOrder(List<String> tombstones, List<String> tags) {

  public PurgeOrder {
    tombstones = List.copyOf(tombstones);
    tags = List.copyOf(tags);
  }

  public boolean isNothing() {
    return tombstones.isEmpty() && tags.isEmpty();
  }

  /** As the gateway reads it: each on a line of its own. */
  Map<String, String> body() {
    Map<String, String> body = new LinkedHashMap<>();
    if (!tombstones.isEmpty()) {
      body.put("tombstones", String.join("\n", tombstones));
    }
    if (!tags.isEmpty()) {
      body.put("tags", String.join("\n", tags));
    }
    return body;
  }
}
