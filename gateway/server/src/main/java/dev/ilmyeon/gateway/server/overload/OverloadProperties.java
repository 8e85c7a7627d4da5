package dev.ilmyeon.gateway.server.overload;

import dev.ilmyeon.gateway.server.identity.Identity.Kind;
import dev.ilmyeon.gateway.server.setting.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the gateway refuses operations because it has too many. Shares are percents of the limit, up
 * to which such operations are taken; those of nobody in particular, the front page, have all of
 * it.
 *
 * @param enabled null for: with the portal's own supergraph, whose clients' importance is known
 * @param maxDelay how long work may wait for its turn on an event loop before that is too much
 * @param minConcurrent operations at once that are never too many
 * @param maxConcurrent operations at once that always are
 * @param retryAfter when a refused client may ask again
 * @param newsroomShare of who shows a token
 * @param partnerShare of who shows an API key
 * @param backgroundShare of who has a policy of {@code backgroundPolicies}, or asks for an
 *     operation of {@code backgroundOperations}
 * @param backgroundPolicies policies or roles: dashboards
 * @param backgroundOperations names of operations, which a client can choose
 */
@ConfigurationProperties(value = "ilmyeon.gateway.overload", ignoreUnknownFields = false)
public record OverloadProperties(
    @Nullable Boolean enabled,
    @DefaultValue("50ms") Duration maxDelay,
    @DefaultValue("32") int minConcurrent,
    @DefaultValue("4096") int maxConcurrent,
    @DefaultValue("1s") Duration retryAfter,
    @DefaultValue("80") int newsroomShare,
    @DefaultValue("60") int partnerShare,
    @DefaultValue("40") int backgroundShare,
    @DefaultValue("dashboard") List<String> backgroundPolicies,
    @DefaultValue List<String> backgroundOperations) {

  public OverloadProperties {
    Bounds.positive("max-delay", maxDelay);
    Bounds.atLeast("min-concurrent", 1, minConcurrent);
    Bounds.atLeast("max-concurrent", minConcurrent, maxConcurrent);
    Bounds.atLeast("retry-after", Duration.ofSeconds(1), retryAfter);
    Bounds.between("newsroom-share", 1, 100, newsroomShare);
    Bounds.between("partner-share", 1, 100, partnerShare);
    Bounds.between("background-share", 1, 100, backgroundShare);
    backgroundPolicies = List.copyOf(backgroundPolicies);
    backgroundOperations = List.copyOf(backgroundOperations);
  }

  boolean enabledFor(String supergraph) {
    return enabled == null ? supergraph.startsWith("classpath:") : enabled;
  }

  /** An operation has the first that fits. */
  List<PriorityClass> classes() {
    List<PriorityClass> classes = new ArrayList<>();
    if (!backgroundPolicies.isEmpty()) {
      classes.add(
          new PriorityClass(
              "dashboards", backgroundShare, Set.of(), Set.copyOf(backgroundPolicies), Set.of()));
    }
    if (!backgroundOperations.isEmpty()) {
      classes.add(
          new PriorityClass(
              "background", backgroundShare, Set.of(), Set.of(), Set.copyOf(backgroundOperations)));
    }
    Set<Kind> newsroom = Set.of(Kind.TOKEN, Kind.DEVELOPMENT);
    classes.add(
        new PriorityClass("partner", partnerShare, Set.of(Kind.API_KEY), Set.of(), Set.of()));
    classes.add(new PriorityClass("newsroom", newsroomShare, newsroom, Set.of(), Set.of()));
    return List.copyOf(classes);
  }
}
