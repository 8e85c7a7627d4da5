package dev.ilmyeon.gateway.server.identity;

import dev.ilmyeon.gateway.server.identity.IdentityProperties.Headers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What subgraphs are told of an identity, in headers that only the gateway sets. What a header
 * can't hold is percent-encoded, as in the path of a URL.
 */
public final class IdentityHeaders {

  private final Headers names;
  private final boolean any;

  IdentityHeaders(Headers names) {
    this.names = names;
    this.any = names.subject() != null || names.scopes() != null || names.policies() != null;
  }

  /**
   * Names that must not be passed on from clients, in small letters: a subgraph would take them for
   * the gateway's word.
   */
  public Set<String> reserved() {
    Set<String> reserved = new TreeSet<>();
    reserved.add(DevelopmentIdentities.HEADER);
    for (String name : new String[] {names.subject(), names.scopes(), names.policies()}) {
      if (name != null) {
        reserved.add(name.toLowerCase(Locale.ROOT));
      }
    }
    return reserved;
  }

  /** Nothing of nobody. */
  public Map<String, String> of(Identity identity) {
    if (!any || !identity.claims().authenticated()) {
      return Map.of();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    put(headers, names.subject(), encoded(identity.name()));
    put(headers, names.scopes(), encoded(identity.claims().scopes()));
    put(headers, names.policies(), encoded(identity.claims().policies()));
    return headers;
  }

  private static void put(Map<String, String> headers, @Nullable String name, String value) {
    if (name != null) {
      headers.put(name, value);
    }
  }

  private static String encoded(Set<String> words) {
    return words.stream().sorted().map(IdentityHeaders::encoded).collect(Collectors.joining(" "));
  }

  private static String encoded(String word) {
    return UriUtils.encodePath(word, StandardCharsets.UTF_8);
  }
}
