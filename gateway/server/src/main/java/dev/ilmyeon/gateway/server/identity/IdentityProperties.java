package dev.ilmyeon.gateway.server.identity;

import dev.ilmyeon.gateway.server.setting.Bounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By what clients can show who they are, and what that makes of them. With none of it everybody is
 * nobody.
 *
 * @param jwt signed tokens ({@code Authorization: Bearer})
 * @param apiKeys partners' keys ({@code x-api-key})
 * @param development identities without any proof
 * @param policies by role, which policies ({@code @policy}) are decided in favour of who has it;
 *     besides, a role is a policy of its own name
 * @param headers what subgraphs are told of an identity
 */
@ConfigurationProperties(value = "ilmyeon.gateway.identity", ignoreUnknownFields = false)
public record IdentityProperties(
    @Nullable Jwt jwt,
    @Nullable ApiKeys apiKeys,
    @DefaultValue Development development,
    @DefaultValue Map<String, Set<String>> policies,
    @DefaultValue Headers headers) {

  public IdentityProperties {
    policies = Map.copyOf(policies);
  }

  /**
   * Tokens of one issuer.
   *
   * @param issuer as the tokens say it ({@code iss})
   * @param audiences of which a token names at least one ({@code aud})
   * @param jwks a file or an http(s) URL with the issuer's public keys
   * @param algorithms asymmetric ones
   * @param refresh how often the keys are read again
   * @param refetchPause a token with an unknown key has them read at once, but not more often
   * @param clockSkew by how much the issuer's clock may be wrong
   * @param scopesClaim where scopes are: a claim with a list, or a text with spaces between; dots
   *     lead into objects
   * @param rolesClaim where roles are, likewise
   */
  public record Jwt(
      String issuer,
      Set<String> audiences,
      String jwks,
      @DefaultValue({"RS256", "ES256"}) Set<String> algorithms,
      @DefaultValue("5m") Duration refresh,
      @DefaultValue("10s") Duration refetchPause,
      @DefaultValue("30s") Duration clockSkew,
      @DefaultValue("scope") String scopesClaim,
      @DefaultValue("roles") String rolesClaim) {

    /** Signatures that whoever checks them could not have made. */
    private static final Set<String> ASYMMETRIC =
        Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    public Jwt {
      present("issuer", issuer);
      present("jwks", jwks);
      if (audiences == null || audiences.isEmpty()) {
        throw new IllegalArgumentException("audiences has to name at least one");
      }
      if (algorithms.isEmpty() || !ASYMMETRIC.containsAll(algorithms)) {
        throw new IllegalArgumentException(
            "algorithms has to be some of %s, not %s"
                .formatted(ASYMMETRIC.stream().sorted().toList(), algorithms));
      }
      Bounds.positive("refresh", refresh);
      Bounds.positive("refetch-pause", refetchPause);
      Bounds.atLeast("clock-skew", 0, clockSkew.toMillis());
      audiences = Set.copyOf(audiences);
      algorithms = Set.copyOf(algorithms);
    }

    private static void present(String name, @Nullable String value) {
      if (value == null || value.isBlank()) {
        throw new IllegalArgumentException(name + " is missing");
      }
    }
  }

  /**
   * Partners' keys.
   *
   * @param file a line for each, as {@code --new-api-key=ID} prints it
   * @param poll how often it is looked at: a change holds after two looks
   */
  public record ApiKeys(Path file, @DefaultValue("5s") Duration poll) {

    public ApiKeys {
      if (file == null) {
        throw new IllegalArgumentException("file is missing");
      }
      Bounds.positive("poll", poll);
    }
  }

  /**
   * Identities for those who develop.
   *
   * @param enabled whether whoever asks is believed; production refuses that
   */
  public record Development(@DefaultValue("false") boolean enabled) {}

  /**
   * Names of headers; null for those that are not sent.
   *
   * @param subject the identity's name
   * @param scopes with spaces between
   * @param policies with spaces between
   */
  public record Headers(
      @Nullable String subject, @Nullable String scopes, @Nullable String policies) {}
}
