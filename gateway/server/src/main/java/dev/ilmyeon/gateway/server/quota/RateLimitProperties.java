package dev.ilmyeon.gateway.server.quota;

import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.setting.Bounds;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What clients may use in a window, in cost; null for as much as they like.
 *
 * @param anonymous of each address from which nobody in particular asks
 * @param authenticated of each subject of a token
 * @param apiKey of each partner whose key has no quota of its own
 * @param window how long a client that has used up all waits until it has all again; what it has
 *     used comes back little by little
 * @param maxClients that are remembered; those that asked least are forgotten first
 * @param tell whether responses tell what they cost and what is left ({@code extensions.cost})
 * @param trustedProxies networks whose machines say truly for whom they ask ({@code
 *     X-Forwarded-For}); none unless told
 */
@ConfigurationProperties(value = "ilmyeon.gateway.rate-limit", ignoreUnknownFields = false)
public record RateLimitProperties(
    @Nullable Long anonymous,
    @Nullable Long authenticated,
    @Nullable Long apiKey,
    @DefaultValue("1m") Duration window,
    @DefaultValue("100000") int maxClients,
    @DefaultValue("false") boolean tell,
    @DefaultValue List<String> trustedProxies) {

  public RateLimitProperties {
    positive("anonymous", anonymous);
    positive("authenticated", authenticated);
    positive("api-key", apiKey);
    Bounds.atLeast("window", Duration.ofSeconds(1), window);
    Bounds.atLeast("max-clients", 1, maxClients);
    trustedProxies = List.copyOf(trustedProxies);
    trustedProxies.forEach(AddressRange::parse);
  }

  private static void positive(String name, @Nullable Long limit) {
    if (limit != null) {
      Bounds.atLeast(name, 1, limit);
    }
  }

  /** Of a client; null for none. */
  @Nullable Long limit(Identity identity) {
    return switch (identity.kind()) {
      case NOBODY -> anonymous;
      case TOKEN, DEVELOPMENT -> authenticated;
      case API_KEY -> identity.quota() == null ? apiKey : identity.quota();
    };
  }
}
