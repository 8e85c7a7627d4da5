package dev.ilmyeon.gateway.server.identity;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.server.contract.ContractProperties;
import dev.ilmyeon.gateway.server.identity.Identity.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of hashed keys: a JSON object on each line that is neither empty nor a comment
 * ({@code #}).
 *
 * <pre>
 *   {"id":"yonhap","sha256":"9f86…","scopes":["read:wire"],"quota":60000,"expires":"2027-01-01T00:00:00Z","contract":"wire"}
 * </pre>
 */
final class ApiKeyFile {

  private static final int DEPTH = 4;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> MEMBERS =
      Set.of("id", "sha256", "scopes", "policies", "quota", "expires", "contract");

  private ApiKeyFile() {}

  /**
   * Identities by the hash of their key. An owner may have several keys, of which one is to replace
   * the other.
   *
   * @throws IllegalArgumentException that says which line is wrong
   */
  static Map<String, Identity> read(String text, ContractProperties contracts) {
    Map<String, Identity> keys = new HashMap<>();
    List<String> lines = text.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          add(JsonReader.read(line, DEPTH), contracts, keys);
        } catch (JsonException | IllegalArgumentException e) {
          throw new IllegalArgumentException("Line %d: %s.".formatted(i + 1, e.getMessage()), e);
        }
      }
    }
    return Map.copyOf(keys);
  }

  private static void add(
      JsonValue line, ContractProperties contracts, Map<String, Identity> keys) {
    if (!(line instanceof JsonObject object)) {
      throw new IllegalArgumentException("It is no JSON object");
    }
    Map<String, JsonValue> members = object.members();
    members.keySet().stream()
        .filter(name -> !MEMBERS.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException("There is no \"%s\"".formatted(name));
        });
    String hash = text("sha256", members);
    if (hash == null || !HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException("\"sha256\" has to be 64 hexadecimal digits");
    }
    if (keys.putIfAbsent(hash, identity(members, contracts)) != null) {
      throw new IllegalArgumentException("The key is there already");
    }
  }

  private static Identity identity(Map<String, JsonValue> members, ContractProperties contracts) {
    String id = text("id", members);
    ApiKey.checkId(id == null ? "" : id);
    return new Identity(
        Kind.API_KEY,
        String.valueOf(id),
        new Claims(true, words("scopes", members), words("policies", members)),
        instant(text("expires", members)),
        quota(members.get("quota")),
        contracts.ofKey(text("contract", members)));
  }

  private static @Nullable String text(String name, Map<String, JsonValue> members) {
    return switch (members.get(name)) {
      case null -> null;
      case JsonString string -> string.value();
      default -> throw new IllegalArgumentException("\"%s\" has to be a text".formatted(name));
    };
  }

  private static Set<String> words(String name, Map<String, JsonValue> members) {
    Set<String> words = new LinkedHashSet<>();
    switch (members.get(name)) {
      case null -> {}
      case JsonArray array ->
          array.items().forEach(item -> words.add(text(name, Map.of(name, item))));
      default -> throw new IllegalArgumentException("\"%s\" has to be a list".formatted(name));
    }
    return words;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"expires\" has to be like 2027-01-01T00:00:00Z", e);
    }
  }

  private static @Nullable Long quota(@Nullable JsonValue value) {
    if (value == null) {
      return null;
    }
    if (value instanceof JsonNumber number && number.text().matches("[1-9][0-9]{0,14}")) {
      return Long.valueOf(number.text());
    }
    throw new IllegalArgumentException("\"quota\" has to be a whole number, at least 1");
  }
}
