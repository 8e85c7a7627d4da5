package dev.ilmyeon.gateway.federation.conformance;

import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.request.Claims;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation, {@code name.graphql}, and beside it {@code name.json} with
 *
 * <ul>
 *   <li>{@code variables}, {@code operationName}
 *   <li>{@code labels} of the progressive overrides that are active
 *   <li>{@code claims}: {@code authenticated}, {@code scopes}, {@code policies} that the client has
 *   <li>{@code faults}: what is wrong with which subgraph: {@code hang}, {@code down}, {@code 500},
 *       or the very body that it answers, perhaps after another status: {@code 503 {"errors": …}}
 *   <li>{@code requests}: how many requests to which subgraphs are made
 *   <li>{@code response}: the whole of it, in this order
 *   <li>{@code unlike}: why one schema over the same data would answer otherwise, if so
 * </ul>
 */
record ConformanceCase(Feature feature, Path document) {

  String query() {
    return Feature.read(document);
  }

  Path file() {
    return Path.of(document.toString().replace(".graphql", ".json"));
  }

  JsonObject expectation() {
    return Files.exists(file())
        ? (JsonObject) JsonReader.read(Feature.read(file()), 64)
        : new JsonObject(Map.of());
  }

  JsonObject variables() {
    return member("variables");
  }

  @Nullable String operationName() {
    return expectation().members().get("operationName") instanceof JsonValue.JsonString(String name)
        ? name
        : null;
  }

  Set<String> labels() {
    return strings(expectation(), "labels");
  }

  Claims claims() {
    JsonObject claims = member("claims");
    return new Claims(
        claims.members().get("authenticated") == JsonValue.JsonLiteral.TRUE,
        strings(claims, "scopes"),
        strings(claims, "policies"));
  }

  private static Set<String> strings(JsonObject object, String member) {
    Set<String> strings = new LinkedHashSet<>();
    if (object.members().get(member) instanceof JsonValue.JsonArray(var items)) {
      items.forEach(item -> strings.add(((JsonValue.JsonString) item).value()));
    }
    return strings;
  }

  Map<String, String> faults() {
    Map<String, String> faults = new LinkedHashMap<>();
    member("faults")
        .members()
        .forEach((name, fault) -> faults.put(name, ((JsonValue.JsonString) fault).value()));
    return faults;
  }

  boolean comparable() {
    return faults().isEmpty() && !expectation().members().containsKey("unlike");
  }

  private JsonObject member(String name) {
    return expectation().members().get(name) instanceof JsonObject object
        ? object
        : new JsonObject(Map.of());
  }

  @Override
  public String toString() {
    return feature.name() + "/" + document.getFileName().toString().replace(".graphql", "");
  }
}
