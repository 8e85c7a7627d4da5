package dev.ilmyeon.gateway.server.identity;

import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * Finds out who asks by what a request shows. Nothing shown is {@link #nobody}; what is shown has
 * to be good, and one thing only: nobody who made a mistake is taken for nobody. Where nothing is
 * taken nothing is refused either: credentials may be for the subgraphs.
 */
public final class Identities {

  public static final String API_KEY = "x-api-key";

  private static final String BEARER = "Bearer ";

  private final @Nullable Tokens tokens;
  private final @Nullable KnownKeys keys;
  private final @Nullable DevelopmentIdentities development;
  private final Identity nobody;
  private final Mono<Identity> onlyNobody;

  /** Null for what is not taken. */
  Identities(
      @Nullable Tokens tokens,
      @Nullable KnownKeys keys,
      @Nullable DevelopmentIdentities development,
      Identity nobody) {
    this.nobody = nobody;
    this.onlyNobody = Mono.just(nobody);
    this.tokens = tokens;
    this.keys = keys;
    this.development = development;
  }

  /** Whether anybody can be somebody. */
  public boolean exist() {
    return tokens != null || keys != null || development != null;
  }

  /** Who shows nothing. */
  public Identity nobody() {
    return nobody;
  }

  /** Fails with {@link RefusedException}. */
  public Mono<Identity> identify(HttpHeaders headers) {
    if (!exist()) {
      return onlyNobody;
    }
    try {
      String authorization = only(HttpHeaders.AUTHORIZATION, headers);
      String key = only(API_KEY, headers);
      String claims = development == null ? null : only(DevelopmentIdentities.HEADER, headers);
      return identify(authorization, key, claims);
    } catch (RefusedException e) {
      return Mono.error(e);
    }
  }

  private Mono<Identity> identify(
      @Nullable String authorization, @Nullable String key, @Nullable String claims) {
    int shown = (authorization == null ? 0 : 1) + (key == null ? 0 : 1) + (claims == null ? 0 : 1);
    if (shown > 1) {
      throw Unproved.invalidCredentials("Show one kind of credentials.");
    }
    if (authorization != null) {
      return token(authorization);
    }
    if (key != null) {
      return Mono.just(key(key));
    }
    return claims == null || development == null ? onlyNobody : Mono.just(development.of(claims));
  }

  private Mono<Identity> token(String authorization) {
    boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    if (tokens == null || !bearer) {
      throw Unproved.invalidCredentials("Such an authorization is not taken here.");
    }
    return tokens.verify(authorization.substring(BEARER.length()).strip());
  }

  private Identity key(String key) {
    if (keys == null) {
      throw Unproved.invalidCredentials("API keys are not taken here.");
    }
    return keys.verify(key.strip());
  }

  private static @Nullable String only(String name, HttpHeaders headers) {
    List<String> values = headers.getOrEmpty(name);
    if (values.size() > 1) {
      throw Unproved.invalidCredentials("There is more than one header " + name + ".");
    }
    return values.isEmpty() ? null : values.getFirst();
  }
}
