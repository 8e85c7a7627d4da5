package dev.ilmyeon.articles.front.version;

import dev.ilmyeon.articles.front.change.FrontChange;
import io.r2dbc.postgresql.codec.Json;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Changes of fronts as the database holds them. */
public final class ChangeFormat {

  private final JsonMapper json;

  ChangeFormat(JsonMapper json) {
    this.json = json;
  }

  public Json write(List<FrontChange> changes) {
    return Json.of(json.writeValueAsString(changes.stream().map(StoredChange::of).toList()));
  }

  /** As a part of something else that is written as JSON. */
  public List<?> part(List<FrontChange> changes) {
    return changes.stream().map(StoredChange::of).toList();
  }

  public List<FrontChange> read(String text) {
    return json.readValue(text, new TypeReference<List<StoredChange>>() {}).stream()
        .map(StoredChange::change)
        .toList();
  }
}
