package dev.ilmyeon.gateway.server.shared;

import dev.ilmyeon.gateway.server.setting.Bounds;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What several gateways share in a Valkey or Redis.
 *
 * @param url redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE], or rediss:// for TLS; null for none
 * @param prefix of all keys: gateways that share have the same, others another
 * @param use what is shared
 * @param timeLimit for an answer: after that the gateway goes on by itself
 */
@ConfigurationProperties(value = "ilmyeon.gateway.shared", ignoreUnknownFields = false)
public record SharedProperties(
    @Nullable String url,
    @DefaultValue("ilmyeon") String prefix,
    @DefaultValue({"limits", "documents", "responses"}) Set<SharedUse> use,
    @DefaultValue("4ms") Duration timeLimit) {

  private static final Set<String> SCHEMES = Set.of("redis", "rediss");

  public SharedProperties {
    use = Set.copyOf(use);
    Bounds.positive("time-limit", timeLimit);
    if (!prefix.matches("[A-Za-z0-9._:-]{1,64}")) {
      throw new IllegalArgumentException("prefix: letters, digits and ._:- only");
    }
    if (url != null && !isStore(url)) {
      throw new IllegalArgumentException("url: redis://HOST:PORT or rediss://HOST:PORT");
    }
  }

  private static boolean isStore(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() != null && SCHEMES.contains(uri.getScheme());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** Not the password. */
  @Override
  public String toString() {
    return "SharedProperties[" + prefix + ", " + use + ", " + timeLimit + "]";
  }
}
