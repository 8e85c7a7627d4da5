package dev.ilmyeon.gateway.server.identity;

import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.server.contract.ContractProperties;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the claims of a token mean for the engine.
 *
 * @param policies by role
 */
record ClaimsReader(
    String scopesClaim,
    String rolesClaim,
    Map<String, Set<String>> policies,
    ContractProperties contracts) {

  Claims read(Map<String, Object> claims) {
    return new Claims(
        true, words(find(scopesClaim, claims)), policies(words(find(rolesClaim, claims))));
  }

  /** The contract of whoever has them; null for none. */
  @Nullable String contract(Map<String, Object> claims) {
    return contracts.ofRoles(words(find(rolesClaim, claims)));
  }

  private Set<String> policies(Set<String> roles) {
    Set<String> all = new LinkedHashSet<>(roles);
    roles.forEach(role -> all.addAll(policies.getOrDefault(role, Set.of())));
    return all;
  }

  /** By its whole name, which may have dots ({@code https://…}), else along them. */
  private static @Nullable Object find(String name, Map<?, ?> claims) {
    Object whole = claims.get(name);
    int dot = name.indexOf('.');
    if (whole != null || dot < 0) {
      return whole;
    }
    return claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
        ? find(name.substring(dot + 1), inner)
        : null;
  }

  private static Set<String> words(@Nullable Object claim) {
    Set<String> words = new LinkedHashSet<>();
    switch (claim) {
      case String text -> words.addAll(Arrays.asList(text.split(" ")));
      case Collection<?> list ->
          list.forEach(item -> {
            if (item instanceof String word) {
              words.add(word);
            }
          });
      case null, default -> {}
    }
    words.remove("");
    return words;
  }
}
