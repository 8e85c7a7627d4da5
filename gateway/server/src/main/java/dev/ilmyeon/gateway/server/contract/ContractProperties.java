package dev.ilmyeon.gateway.server.contract;

import dev.ilmyeon.gateway.federation.request.Contract;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which contracts there are, and who has which. If there is any, everybody has one: whoever nothing
 * else is said of has that of those who show no credentials. So nobody sees the whole supergraph
 * but by a contract that leaves nothing out.
 *
 * @param schemas what each contract shows, by its name
 * @param anonymous of those who show no credentials
 * @param authenticated of those with a token, and none of the roles; null for the anonymous one
 * @param apiKey of partners whose key's line names none; null for the anonymous one
 * @param roles of those with a token, by role; of several the first that is listed
 */
@ConfigurationProperties(value = "ilmyeon.gateway.contracts", ignoreUnknownFields = false)
public record ContractProperties(
    @DefaultValue Map<String, ContractSettings> schemas,
    @Nullable String anonymous,
    @Nullable String authenticated,
    @Nullable String apiKey,
    @DefaultValue Map<String, String> roles) {

  /** Everybody sees everything. */
  public static final ContractProperties NONE =
      new ContractProperties(Map.of(), null, null, null, Map.of());

  public ContractProperties {
    schemas = Collections.unmodifiableMap(new LinkedHashMap<>(schemas));
    roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    if (anonymous == null && !schemas.isEmpty()) {
      throw new IllegalArgumentException(
          "anonymous has to name the contract of those who show no credentials");
    }
    schemas.values().forEach(ContractSettings::contract);
    checkKnown("anonymous", anonymous, schemas.keySet());
    checkKnown("authenticated", authenticated, schemas.keySet());
    checkKnown("api-key", apiKey, schemas.keySet());
    for (Map.Entry<String, String> role : roles.entrySet()) {
      checkKnown("roles." + role.getKey(), role.getValue(), schemas.keySet());
    }
  }

  private static void checkKnown(String property, @Nullable String name, Set<String> known) {
    if (name != null && !known.contains(name)) {
      throw new IllegalArgumentException(
          "%s has to be one of %s, not %s"
              .formatted(property, known.stream().sorted().toList(), name));
    }
  }

  /**
   * One contract; see {@link Contract}.
   *
   * @param include tags of what is seen; empty for everything
   * @param exclude tags of what is not
   * @param hideUnreachableTypes whether types are not seen that nothing leads to
   */
  public record ContractSettings(
      @DefaultValue Set<String> include,
      @DefaultValue Set<String> exclude,
      @DefaultValue("true") boolean hideUnreachableTypes) {

    private Contract contract() {
      return new Contract(include, exclude, hideUnreachableTypes);
    }
  }

  /** All of them, as the engine takes them. */
  public Map<String, Contract> byName() {
    Map<String, Contract> contracts = new LinkedHashMap<>();
    schemas.forEach((name, settings) -> contracts.put(name, settings.contract()));
    return contracts;
  }

  /** Of one with a token. */
  public @Nullable String ofRoles(Set<String> own) {
    for (Map.Entry<String, String> role : roles.entrySet()) {
      if (own.contains(role.getKey())) {
        return role.getValue();
      }
    }
    return authenticated == null ? anonymous : authenticated;
  }

  /**
   * Of one with a key.
   *
   * @param named in the key's line; null if none is
   * @throws IllegalArgumentException if there is no such contract
   */
  public @Nullable String ofKey(@Nullable String named) {
    if (named == null) {
      return apiKey == null ? anonymous : apiKey;
    }
    checkKnown("\"contract\"", named, schemas.keySet());
    return named;
  }
}
